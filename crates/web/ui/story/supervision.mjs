// The story of a supervisor, who looks at signs and figures and changes nothing; and of the audit administrator, who reads the log.
//
//     node story/supervision.mjs http://127.0.0.1:8080 FOLDER-FOR-SCREENSHOTS
//
// The accounts, the deal and the sign are those of `tests/e2e/workbench/supervision.rs`.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { open } from "./browser.mjs";
import { person } from "./person.mjs";
import { at, given, leave } from "./stage.mjs";

const [service, screens] = process.argv.slice(2);
const { now } = await given();
const browser = await open(service, screens);
const page = await browser.context.newPage();
const officer = person(service, page);

async function download(button) {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button }).locator("visible=true").click(),
  ]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
}

async function supervise() {
  await officer.signIn("jiandu");
  await page.getByRole("navigation").getByRole("link", { name: "监督" }).click();
  const sign = page.getByRole("row").filter({ hasText: "220221" }).first();
  await sign.waitFor();
  await browser.look(page, "supervision-signs");
  await page.getByRole("button", { name: "调整界限" }).click();
  await officer.fill({ 集中退出的最少件数: "1" });
  await page.getByRole("button", { name: "按此界限查看" }).click();
  await page.getByText("填写的内容有误").waitFor();
  await officer.fill({ 集中退出的最少件数: "", "退出与落户相距不超过（日）": "30" });
  await page.getByRole("button", { name: "按此界限查看" }).click();
  await sign.waitFor();
  const signs = await download("导出CSV");
  assert.match(signs.text, /^\uFEFF迹象,所见,涉及的业务\r\n.+\r\n$/s);
  await page.getByRole("tab", { name: "交易统计" }).click();
  await page.getByRole("img", { name: "成交件数（按月）" }).waitFor();
  await page.getByRole("row").filter({ hasText: "农户承包土地经营权" }).waitFor();
  await browser.look(page, "supervision-figures");
  const figures = await download("导出CSV");
  assert.match(figures.text, /农户承包土地经营权/);
  await page.getByRole("tab", { name: "落户与权利" }).click();
  await page.getByRole("row").filter({ hasText: "已落户城镇的人数" }).waitFor();
  await browser.look(page, "supervision-settled");
  await officer.signOut();
}

async function audit() {
  await officer.signIn("shenji");
  await page.getByRole("row").filter({ hasText: "登录" }).first().waitFor();
  assert.equal(await page.getByRole("navigation").getByRole("link", { name: "查询" }).count(), 0);
  await browser.look(page, "audit-log");
  const log = await download("导出（JSON，每行一条）");
  const entries = log.text
    .trim()
    .split("\n")
    .map((it) => JSON.parse(it));
  assert.deepEqual(
    entries.map((it) => it.number),
    entries.map((_, n) => n),
  );
}

try {
  await at(browser, now);
  await supervise();
  await audit();
} catch (error) {
  await page.screenshot({ path: `${screens}/stopped-here.png`, fullPage: true });
  throw error;
} finally {
  leave();
  await browser.close();
}
