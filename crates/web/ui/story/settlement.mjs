// The story of the town's counter: somebody settles, and is told that no right of theirs changes.
//
//     node story/settlement.mjs http://127.0.0.1:8080 FOLDER-FOR-SCREENSHOTS
//
// The accounts are those of `tests/e2e/workbench/settlement.rs`.
import assert from "node:assert/strict";
import { open } from "./browser.mjs";
import { scan } from "./papers.mjs";
import { person } from "./person.mjs";
import { at, given, leave } from "./stage.mjs";

const [service, screens] = process.argv.slice(2);
await given();
const browser = await open(service, screens);
const page = await browser.context.newPage();
const clerk = person(service, page);

/** The desk has no way into the register. */
async function hasNoWayOut() {
  const links = await page.getByRole("banner").getByRole("link").allInnerTexts();
  assert.deepEqual(links, ["跳到正文", "落户受理"].slice(-links.length));
}

async function takeIn() {
  await clerk.signIn("huji");
  await page.getByText("没有申请。").first().waitFor();
  await hasNoWayOut();
  await page.getByRole("link", { name: "受理新申请" }).click();
  await clerk.fill({ 姓名: "落户人", "现户口所在地（行政区划代码）": "220221" });
  await clerk.choose("适用的政策", "吉林市");
  await page.getByRole("group", { name: "途径" }).getByRole("radio").first().waitFor();
  await clerk.choose("已核实的事实", "落户（居住）地在市区");
  await page.getByRole("button", { name: "按政策条文试算" }).click();
  await page.getByRole("status").getByText("条文怎么说").waitFor();
  await clerk.choose("已核实的事实", "大学、大专毕业");
  await page.getByRole("button", { name: "按政策条文试算" }).click();
  await page.getByRole("status").getByText("符合", { exact: true }).first().waitFor();
  await clerk.choose("途径", /人才|毕业/);
  await clerk.fill({ "落户地（行政区划代码）": "220202" });
  await clerk.choose("证明材料", "毕（结）业证书");
  await page.getByLabel("毕（结）业证书", { exact: true }).last().setInputFiles(scan("毕业证书"));
  await browser.look(page, "settlement-new");
  await page.getByRole("button", { name: "受理申请" }).click();
  await page.getByRole("heading", { name: "落户受理 · 落户人" }).waitFor();
  await page.getByText("材料齐全。").waitFor();
}

async function decide() {
  await clerk.handTo("hujishenpi");
  await page.getByRole("button", { name: "审批" }).click();
  await page.getByLabel("落户地名称").fill("吉林市昌邑区");
  await page.getByRole("button", { name: "登记已落户" }).click();
  await page.getByRole("heading", { name: "权利不变告知书" }).waitFor();
  await browser.look(page, "settlement-settled");
  await clerk.handTo("huji");
  const [paper] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "打印告知书" }).click(),
  ]);
  assert.match(paper.suggestedFilename(), /\.pdf$/);
  await hasNoWayOut();
  await page.getByRole("navigation").getByRole("link", { name: "落户受理" }).click();
  await page.getByRole("tab", { name: "已审批" }).click();
  await page.getByRole("row").filter({ hasText: "同意" }).waitFor();
  await browser.look(page, "settlement");
}

try {
  await at(browser, "2026-11-23T09:00:00");
  await takeIn();
  await decide();
} catch (error) {
  await page.screenshot({ path: `${screens}/stopped-here.png`, fullPage: true });
  throw error;
} finally {
  leave();
  await browser.close();
}
