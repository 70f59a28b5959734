// The story of an exit: a household gives a parcel back for money, with the consent of each adult, and could have withdrawn until the end.
//
//     node story/exit.mjs http://127.0.0.1:8080 FOLDER-FOR-SCREENSHOTS
//
// The accounts and the household are those of `tests/e2e/workbench/deals.rs`.
import { open } from "./browser.mjs";
import { person } from "./person.mjs";
import { at, given, leave } from "./stage.mjs";

const [service, screens] = process.argv.slice(2);
const { household } = await given();
const browser = await open(service, screens);
const page = await browser.context.newPage();
const clerk = person(service, page);
const ACCOUNT = "6228480000000001";

async function apply() {
  await clerk.signIn("shouli");
  await page.getByRole("navigation").getByRole("link", { name: "交易市场" }).click();
  await page.getByRole("link", { name: "受理退出申请" }).click();
  await clerk.fill({ 农户代码: household });
  const parcels = page.getByRole("group", { name: "地块", exact: true });
  await parcels.getByRole("checkbox").first().check();
  await clerk.fill({ 签字地点: "村服务点" });
  await clerk.hand("签字材料");
  await browser.look(page, "exit-application");
  await page.getByRole("button", { name: "受理申请" }).click();
  await page.getByRole("heading", { name: "共有人同意情况", level: 2 }).waitFor();
  return page.url();
}

async function interview() {
  await clerk.handTo("shenhe");
  await clerk.turnTo("面谈");
  await clerk.fill({
    地点: "村服务点",
    "申请人陈述（原话）": "年纪大了，不再种地",
    见证人姓名: "见证人",
  });
  await clerk.hand("面谈笔录");
  await clerk.hand("见证人签字材料");
  await clerk.take("面谈");
}

/** Everybody who holds the right agrees, one after the other; the first by a mandatary. */
async function consent() {
  await clerk.handTo("shouli");
  for (let n = 0; ; n += 1) {
    await clerk.turnTo("登记同意");
    if (n === 0) {
      await clerk.choose("签字人", "受托人");
      await clerk.fill({ 签字人姓名: "受托人", 签字地点: "村服务点" });
      await clerk.hand("委托书或者监护证明");
    } else {
      await clerk.fill({ 签字地点: "村服务点" });
    }
    await clerk.hand("签字材料");
    await clerk.take("登记同意");
    const open = await page.getByRole("row").filter({ hasText: "未同意" }).count();
    if (open === 0) break;
  }
  await page.getByText("冷静期").first().waitFor();
  await browser.look(page, "exit-consents");
}

async function agree() {
  await clerk.handTo("shenhe");
  await clerk.turnTo("协商补偿");
  await clerk.fill({ "补偿金额（元）": "30000", 付款日期: "2027-01-31", 补偿标准: "每亩三万元" });
  await clerk.hand("标准依据");
  await clerk.refused("协商补偿", "届满，次日起可以办理");
  await browser.look(page, "exit-cooling-off");
  await clerk.signOut();
  await at(browser, "2026-11-29T17:00:00");
}

async function decide(exit) {
  await clerk.signIn("shenhe");
  await page.goto(exit);
  await clerk.turnTo("协商补偿");
  await clerk.fill({ "补偿金额（元）": "30000", 付款日期: "2027-01-31", 补偿标准: "每亩三万元" });
  await clerk.hand("标准依据");
  await clerk.take("协商补偿");
  await clerk.handTo("shenpi");
  await clerk.turnTo("登记决议");
  await clerk.fill({ 会议日期: "2026-11-29", 应到人数: "30", 同意人数: "28" });
  await clerk.hand("会议记录");
  await clerk.take("登记决议");
  await clerk.handTo("shenhe");
  await page.getByRole("button", { name: "确认公示" }).waitFor();
  await clerk.take("公示");
  await clerk.signOut();
}

async function signAndPay(exit) {
  await at(browser, "2026-12-14T17:00:00");
  await clerk.signIn("shenhe");
  await page.goto(exit);
  await page.getByRole("button", { name: "确认结束公示" }).waitFor();
  await clerk.take("结束公示");
  await clerk.handTo("shouli");
  await clerk.turnTo("签订协议");
  await clerk.hand("退出协议");
  await clerk.take("签订协议");
  await clerk.fill({ 收款账号: ACCOUNT, "金额（元）": "30000" });
  await page.getByRole("button", { name: "安排付款" }).click();
  await page.getByRole("row").filter({ hasText: "未到账" }).waitFor();
  await clerk.handTo("dengbu");
  await clerk.payAll([ACCOUNT]);
  await page.getByText("等待办理：注销登记").or(page.getByText("确认注销登记")).first().waitFor();
  await clerk.signOut();
}

async function cancel(exit) {
  await at(browser, "2027-06-22T17:00:00");
  await clerk.signIn("dengbu");
  await page.goto(exit);
  await page.getByRole("button", { name: "确认注销登记" }).waitFor();
  await browser.look(page, "exit-settled");
  await clerk.take("注销登记");
  await clerk.handTo("shouli");
  await page.getByRole("button", { name: "确认归档" }).waitFor();
  await clerk.take("归档");
  await page.getByText("已经办结，没有下一步").waitFor();
  await browser.look(page, "exit-archived");
  await page.getByRole("navigation").getByRole("link", { name: "交易市场" }).click();
  await page.getByRole("tab", { name: /有偿退出/ }).click();
  await page.getByRole("row").filter({ hasText: "已归档" }).waitFor();
}

try {
  await at(browser, "2026-11-22T16:00:00");
  const exit = await apply();
  await interview();
  await consent();
  await agree();
  await decide(exit);
  await signAndPay(exit);
  await cancel(exit);
} catch (error) {
  await page.screenshot({ path: `${screens}/stopped-here.png`, fullPage: true });
  throw error;
} finally {
  leave();
  await browser.close();
}
