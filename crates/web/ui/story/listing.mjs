// The story of a listing: a village's land from the draft to the archive, by the officers of the county's centre.
//
//     node story/listing.mjs http://127.0.0.1:8080 FOLDER-FOR-SCREENSHOTS
//
// The accounts and the village are those of `tests/e2e/workbench/deals.rs`.
import assert from "node:assert/strict";
import { open } from "./browser.mjs";
import { bankFile } from "./papers.mjs";
import { person } from "./person.mjs";
import { at, given, leave, numbered } from "./stage.mjs";

const [service, screens] = process.argv.slice(2);
const { parcel, issuer } = await given();
const browser = await open(service, screens);
const page = await browser.context.newPage();
const clerk = person(service, page);
/** Accounts of the village and of the two bidders. */
const ACCOUNTS = ["6217000000000001", "6220000000000000", "6220000000000011"];

async function toMarket() {
  await page.getByRole("navigation").getByRole("link", { name: "交易市场" }).click();
  await page.getByRole("heading", { name: "交易市场" }).waitFor();
}

async function draft() {
  await clerk.signIn("zhongxin");
  await toMarket();
  await page.getByText("没有挂牌。").waitFor();
  await page.getByRole("link", { name: "新建挂牌" }).click();
  await clerk.choose("标的", "集体土地经营权");
  await clerk.fill({
    "地块代码（每行一个）": parcel,
    使用期限起: "2027-01-01",
    使用期限止: "2029-12-31",
    "保证金（元）": "100",
    转出方收款账号: ACCOUNTS[0],
    "底价（元，全部期限）": "1000",
    "评估价（元）": "1000.00",
  });
  await page.getByRole("button", { name: "存为草稿" }).click();
  await page.getByText("请填写：评估报告").waitFor();
  await clerk.hand("评估报告");
  await clerk.choose("交易方式", "网络竞价");
  await clerk.fill({
    "加价幅度（元）": "10",
    报价开始: "2026-12-14T09:00",
    报价截止: "2026-12-14T10:00",
    发包方代码: issuer,
    会议日期: "2026-11-10",
    应到人数: "30",
    同意人数: "19",
  });
  await clerk.hand("会议记录");
  await page.getByRole("button", { name: "试核（不办理）" }).click();
  await page.getByText("依据").first().waitFor();
  await browser.look(page, "market-draft");
  await clerk.fill({ 同意人数: "20" });
  await page.getByRole("button", { name: "存为草稿" }).click();
  await page.getByRole("heading", { name: "办理记录" }).waitFor();
}

async function publish() {
  await clerk.turnTo("提交审核");
  await page.getByText("核查通过").waitFor();
  await clerk.take("提交审核");
  // Whoever hands it in does not verify it.
  await clerk.turnTo("审核发布");
  await clerk.refused("审核发布", "录入人不能办理自己录入的申请");
  await browser.look(page, "listing-refused");
  await clerk.handTo("zhongxin2");
  await clerk.turnTo("审核发布");
  await clerk.take("审核发布");
}

async function enrol(name, number, account, member) {
  await clerk.turnTo("登记报名");
  await clerk.fill({
    名称或者姓名: name,
    证件号码或者统一社会信用代码: number,
    保证金账号: account,
    "农业经营能力说明（可不填）": "从事种植业十年",
  });
  if (member) await clerk.choose("是否本集体成员", "本集体成员");
  await clerk.hand("农业经营能力证明");
  await clerk.take("登记报名");
}

async function gatherBidders() {
  await enrol("外来甲", "990001197506150012", ACCOUNTS[1], false);
  await enrol("成员乙", "990001199109203327", ACCOUNTS[2], true);
  for (const bidder of ["1号 外来甲", "2号 成员乙"]) {
    await clerk.turnTo("资格审核");
    await clerk.choose("竞买人", bidder);
    await clerk.take("资格审核");
  }
  // A line that is not what was expected is told, and counts for nothing.
  await page
    .getByLabel("银行流水（CSV）")
    .setInputFiles(bankFile([{ number: 1, account: ACCOUNTS[1], amount: "99.99" }]));
  await page.getByRole("button", { name: "交入银行流水" }).click();
  await page.getByText("金额不符").waitFor();
  await clerk.payAll(ACCOUNTS);
  await clerk.turnTo("主张优先权");
  await clerk.choose("竞买人", "2号 成员乙");
  await clerk.take("主张优先权");
  await clerk.turnTo("报名截止");
  await clerk.refused("报名截止", "届满，次日起可以办理");
  await browser.look(page, "listing-bidders");
  await clerk.signOut();
}

async function bid(bidder, amount) {
  await clerk.turnTo("记录报价");
  await clerk.choose("竞买人", bidder);
  await clerk.fill({ "报价（元，全部期限）": amount });
}

async function trade(listing) {
  await at(browser, "2026-12-08T09:00:00");
  await clerk.signIn("zhongxin");
  await page.goto(listing);
  await clerk.turnTo("报名截止");
  await clerk.take("报名截止");
  await clerk.turnTo("开始交易");
  await clerk.take("开始交易");
  await clerk.signOut();
  await at(browser, "2026-12-14T08:59:30");
  await clerk.signIn("zhongxin");
  await page.goto(listing);
  await page.getByText("距开始报价").waitFor();
  assert.equal(await page.getByRole("timer").innerText(), "00:00:30");
  await at(browser, "2026-12-14T09:10:00");
  await bid("2号 成员乙", "1000");
  await clerk.take("记录报价");
  await bid("1号 外来甲", "1005");
  await clerk.refused("记录报价", "这次报价无效");
  await at(browser, "2026-12-14T09:29:00");
  await bid("1号 外来甲", "1010");
  await clerk.take("记录报价");
  await page.getByText("当前最高报价").waitFor();
  await page.getByText("距报价截止").waitFor();
  await browser.look(page, "listing-trading");
  await at(browser, "2026-12-14T10:00:00.001");
  await clerk.signOut();
  await clerk.signIn("zhongxin");
  await page.goto(listing);
  await clerk.turnTo("确认成交");
  await clerk.take("确认成交");
  await clerk.turnTo("公示结果");
  await clerk.take("公示结果");
  await clerk.signOut();
}

async function conclude(listing) {
  await at(browser, "2026-12-22T09:00:00");
  await clerk.signIn("zhongxin");
  await page.goto(listing);
  await clerk.turnTo("结束公示");
  await clerk.take("结束公示");
  await clerk.turnTo("签订合同");
  await clerk.hand("签订的合同");
  await clerk.take("签订合同");
  await clerk.payAll(ACCOUNTS);
  await clerk.payAll(ACCOUNTS);
  for (const step of ["出具鉴证", "登记", "归档"]) {
    await page.getByRole("button", { name: `确认${step}`, exact: true }).waitFor();
    await clerk.take(step);
  }
  await numbered();
  await page.reload();
  await page.getByText("已登记，登记行为").waitFor();
  const [paper] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: /打印 农村产权交易鉴证书/ }).click(),
  ]);
  assert.match(paper.suggestedFilename(), /\.pdf$/);
  await page.getByText("已打印 1 次").waitFor();
  await browser.look(page, "listing-archived");
}

async function lookAround() {
  await toMarket();
  await page.getByRole("row").filter({ hasText: "已归档" }).waitFor();
  await browser.look(page, "market");
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("heading", { name: "Market" }).waitFor();
  const main = await page.getByRole("main").innerText();
  assert.doesNotMatch(main, /\p{Script=Han}/u);
  await page.getByRole("button", { name: "中文" }).click();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole("row").filter({ hasText: "已归档" }).getByRole("link").click();
  await page.getByRole("heading", { name: "报价记录" }).waitFor();
  await browser.look(page, "listing-narrow");
}

try {
  await at(browser, "2026-11-23T09:00:00");
  await draft();
  await publish();
  const listing = page.url();
  await gatherBidders();
  await trade(listing);
  await conclude(listing);
  await lookAround();
} catch (error) {
  await page.screenshot({ path: `${screens}/stopped-here.png`, fullPage: true });
  throw error;
} finally {
  leave();
  await browser.close();
}
