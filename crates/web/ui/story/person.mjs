// Whoever is at work in a story: signs in and out, fills forms in, takes steps.
import { bankFile, scan } from "./papers.mjs";

const PASSWORD = "shui-dao-xiao-mai";

export function person(service, page) {
  const group = (legend) => page.getByRole("group", { name: legend, exact: true });
  const it = {
    async signIn(login) {
      await page.goto(`${service}/workbench/sign-in`);
      await page.getByLabel("账号").fill(login);
      await page.getByLabel("密码").fill(PASSWORD);
      await page.getByLabel("密码").press("Enter");
      await page.getByRole("button", { name: "退出", exact: true }).waitFor();
    },
    async signOut() {
      await page.getByRole("button", { name: "退出", exact: true }).click();
      await page.getByRole("heading", { name: "登录" }).waitFor();
    },
    /** Another comes to the page that is open. */
    async handTo(login) {
      const here = page.url();
      await it.signOut();
      await it.signIn(login);
      await page.goto(here);
      await page.getByRole("heading", { level: 1 }).waitFor();
    },
    async fill(typed) {
      for (const [label, value] of Object.entries(typed)) {
        await page.getByLabel(label, { exact: true }).fill(value);
      }
    },
    async choose(legend, option) {
      await group(legend).getByLabel(option).first().check();
    },
    /** Hands a scan in, and waits until it is stored. */
    async hand(label) {
      const field = page.getByLabel(label, { exact: true });
      await field.setInputFiles(scan(label));
      await page.locator(".document", { has: field }).getByText("已上传").waitFor();
    },
    async turnTo(step) {
      const button = page.getByRole("button", { name: `确认${step}`, exact: true });
      const steps = page.getByRole("radiogroup", { name: "办理环节" });
      const option = steps.getByText(step, { exact: true });
      await button.or(option).first().waitFor();
      if (!(await button.isVisible())) await option.click();
      await button.waitFor();
    },
    /** Takes the step that is open, and waits until it is in the file. */
    async take(step) {
      const before = await it.nTaken();
      await page.getByRole("button", { name: `确认${step}`, exact: true }).click();
      await page.waitForFunction(
        ([selector, n]) => document.querySelectorAll(selector).length > n,
        [STEPS, before],
      );
    },
    nTaken: () => page.locator(STEPS).count(),
    /** Tries a step that is refused, and waits for what is said. */
    async refused(step, said) {
      await page.getByRole("button", { name: `确认${step}`, exact: true }).click();
      await page.getByText(said).first().waitFor();
    },
    /** Hands in a bank's file in which all is paid that is open; the accounts are known by their ends. */
    async payAll(accounts) {
      const open = page.getByRole("row").filter({ hasText: "未到账" });
      await open.first().waitFor();
      const payments = [];
      for (const row of await open.all()) {
        const cells = (await row.getByRole("cell").allInnerTexts()).map((one) => one.trim());
        const end = cells[3].replace(/^\*+/, "");
        const account = accounts.find((one) => one.endsWith(end));
        payments.push({ number: cells[0], account, amount: cells[4].replaceAll(",", "") });
      }
      await it.payBy(bankFile(payments));
    },
    async payBy(file) {
      const before = await page.getByText(/^逐笔相符$/).count();
      await page.getByLabel("银行流水（CSV）").setInputFiles(file);
      await page.getByRole("button", { name: "交入银行流水" }).click();
      await page
        .getByText(/^逐笔相符$/)
        .nth(before)
        .waitFor();
    },
  };
  return it;
}

const STEPS = "section.taken > ol > li";
