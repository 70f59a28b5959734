// The story of a collective: its roll goes out as a workbook and comes back, and a year's income is planned, decided on and distributed.
//
//     node story/collective.mjs http://127.0.0.1:8080 FOLDER-FOR-SCREENSHOTS
//
// The accounts and the village are those of `tests/e2e/workbench/collective.rs`.
import { readFileSync } from "node:fs";
import { open } from "./browser.mjs";
import { person } from "./person.mjs";
import { at, given, leave } from "./stage.mjs";

const [service, screens] = process.argv.slice(2);
const { code, name, adults, people } = await given();
const browser = await open(service, screens);
const page = await browser.context.newPage();
const clerk = person(service, page);

async function openTab(tab) {
  await page.getByRole("tab", { name: tab }).click();
}

async function findTheCollective() {
  await clerk.signIn("shouli");
  await page.getByRole("navigation").getByRole("link", { name: "集体经济组织" }).click();
  const box = page.getByRole("search").getByRole("textbox");
  await box.fill("没有这个组织");
  await box.press("Enter");
  await page.getByText("没有查到").waitFor();
  await box.fill(code);
  await box.press("Enter");
  await page.getByRole("heading", { name, level: 1 }).waitFor();
  await page.getByText(`共 ${people} 人`).waitFor();
  await browser.look(page, "collective-members");
}

async function bringTheRollBack() {
  const [workbook] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "下载Excel" }).click(),
  ]);
  await page.getByLabel("交回填好的Excel").setInputFiles({
    name: "名册.xlsx",
    mimeType: "application/octet-stream",
    buffer: readFileSync(await workbook.path()),
  });
  await page.getByRole("button", { name: "核对" }).click();
  await page.getByText(`没有发现问题：成员 ${people} 行`).waitFor();
  await page.getByRole("button", { name: "提交申请：成员名册新版本" }).click();
  await page.getByRole("row").filter({ hasText: "待登记" }).waitFor();
}

/** Another officer enters what was handed in last. */
async function enter(kind) {
  await clerk.signOut();
  await clerk.signIn("dengbu");
  await page.goto(`${service}/workbench/collectives/${code}?tab=applications`);
  const row = page.getByRole("row").filter({ hasText: kind }).filter({ hasText: "待登记" });
  await row.getByRole("button", { name: "办理" }).click();
  await row.getByRole("button", { name: "登记", exact: true }).waitFor();
  await browser.look(page, "collective-applications");
  await row.getByRole("button", { name: "登记", exact: true }).click();
  await row.waitFor({ state: "detached" });
  await clerk.signOut();
  await clerk.signIn("shouli");
}

async function toTab(tab) {
  await page.goto(`${service}/workbench/collectives/${code}`);
  await openTab(tab);
}

async function plan() {
  await toTab("收益分配");
  await page.getByRole("button", { name: "新的分配方案" }).click();
  await clerk.fill({
    年度: "2025",
    "当年收益（元）": "1000000",
    "待弥补亏损（元，可不填）": "100000",
    公布日期: "2026-12-02",
  });
  await page.getByRole("button", { name: "试核（不办理）" }).click();
  await page.getByText("试算结果").waitFor();
  await page.getByText("630,000.00").first().waitFor();
  await browser.look(page, "collective-preview");
  await page.getByRole("button", { name: "提交申请：新的分配方案" }).click();
  await page.getByRole("row").filter({ hasText: "待登记" }).waitFor();
  await enter("分配方案");
}

async function decide() {
  await toTab("决议");
  await page.getByRole("button", { name: "登记决议" }).click();
  await clerk.choose("决议事项", "收益分配方案");
  await clerk.fill({
    发包方代码: "22022190190100",
    会议日期: "2026-12-12",
    应到人数: `${adults}`,
    同意人数: `${Math.ceil((adults * 2) / 3) - 1}`,
    会议通知日期: "2026-12-02",
    通知人数: `${people}`,
    到会人数: `${adults}`,
  });
  await clerk.hand("会议记录");
  await page.getByRole("button", { name: "提交申请：登记决议" }).click();
  await page.getByText("不得办理").first().waitFor();
  await browser.look(page, "collective-decision-refused");
  await clerk.fill({ 同意人数: `${adults}` });
  await page.getByRole("button", { name: "提交申请：登记决议" }).click();
  await page.getByRole("row").filter({ hasText: "待登记" }).waitFor();
  await enter("决议登记");
}

async function distribute() {
  await toTab("收益分配");
  await page.getByRole("button", { name: "按方案分配" }).click();
  await clerk.choose("方案", "2025 年第 1 号方案");
  await page.getByRole("group", { name: "依据的决议" }).getByRole("radio").last().check();
  await page.getByRole("button", { name: "提交申请：按方案分配" }).click();
  await page.getByRole("row").filter({ hasText: "待登记" }).waitFor();
  await enter("收益分配");
  await toTab("收益分配");
  await page.getByRole("link", { name: "2025 年第 1 批" }).click();
  await page.getByText("结果逐字节相同").waitFor();
  await browser.look(page, "collective-run");
  await Promise.all([
    page.waitForEvent("download"),
    page
      .getByRole("button", { name: /^打印 .*告知单/ })
      .first()
      .click(),
  ]);
  await page.getByText("已打印 1 次").first().waitFor();
}

async function lookAtTheRest() {
  await toTab("决议");
  await page.getByRole("row").filter({ hasText: "收益分配方案" }).first().waitFor();
  await browser.look(page, "collective-decisions");
  await openTab("份额");
  await page.getByRole("heading", { name: "份额证书" }).waitFor();
  await page.getByRole("tabpanel", { name: "份额" }).getByRole("table").first().waitFor();
  await browser.look(page, "collective-shares");
  await page.setViewportSize({ width: 390, height: 844 });
  await browser.look(page, "collective-narrow");
}

try {
  await at(browser, "2026-12-02T16:00:00");
  await findTheCollective();
  await bringTheRollBack();
  await enter("成员名册新版本");
  await plan();
  await clerk.signOut();
  await at(browser, "2026-12-12T16:00:00");
  await clerk.signIn("shouli");
  await decide();
  await distribute();
  await lookAtTheRest();
} catch (error) {
  await page.screenshot({ path: `${screens}/stopped-here.png`, fullPage: true });
  throw error;
} finally {
  leave();
  await browser.close();
}
