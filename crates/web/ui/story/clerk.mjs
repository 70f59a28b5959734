// The story of a county's clerks: from sign-in to a case in the archive, on the demo's data.
//
//     node story/clerk.mjs http://127.0.0.1:8080 FOLDER-FOR-SCREENSHOTS < NUMBERS.json
//
// The accounts are those that `tests/e2e/workbench.rs` makes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { open } from "./browser.mjs";

const [service, screens] = process.argv.slice(2);
/** The identity numbers of the samples, which the service never shows whole. */
const numbers = JSON.parse(readFileSync(0, "utf8"));
const PASSWORD = "shui-dao-xiao-mai";
/** As an administrator gave it, to the first who signs in. */
const GIVEN = "guan-li-yuan-gei-de";
/** A household of the samples that no case of the demo changes, and its head. */
const HOUSEHOLD = "220421901901010001";

const browser = await open(service, screens);
const page = await browser.context.newPage();

async function signIn(login) {
  await page.getByLabel("账号").fill(login);
  await page.getByLabel("密码").fill(PASSWORD);
  await page.getByLabel("密码").press("Enter");
  await page.getByRole("heading", { name: "工作台" }).waitFor();
}

/** Signs in for the first time: nothing is done before another password is chosen. */
async function signInFirst(login) {
  await page.getByLabel("账号").fill(login);
  await page.getByLabel("密码").fill(GIVEN);
  await page.getByLabel("密码").press("Enter");
  await page.getByRole("heading", { name: "首次登录，请修改密码" }).waitFor();
  await browser.look(page, "choose-password");
  await page.getByLabel("新密码", { exact: true }).fill(GIVEN);
  await page.getByLabel("再次输入新密码").fill(GIVEN);
  await page.getByLabel("再次输入新密码").press("Enter");
  await page.getByText("新密码不符合要求").waitFor();
  await page.getByLabel("新密码", { exact: true }).fill(PASSWORD);
  await page.getByText("两次输入的新密码不一致。").waitFor();
  await page.getByLabel("再次输入新密码").fill(PASSWORD);
  await page.getByLabel("再次输入新密码").press("Enter");
  await page.getByRole("heading", { name: "工作台" }).waitFor();
}

async function signOut() {
  await page.getByRole("button", { name: "退出" }).click();
  await page.getByRole("heading", { name: "登录" }).waitFor();
}

async function toDesk() {
  await page.getByRole("navigation").getByRole("link", { name: "工作台" }).click();
  await page.getByRole("tab", { name: /待办/ }).waitFor();
}

/** Opens the first waiting case in a state, and gives its number. */
async function openWaiting(state) {
  await toDesk();
  const row = page.getByRole("row").filter({ hasText: state }).first();
  const link = row.getByRole("link");
  const number = (await link.innerText()).trim();
  await link.click();
  await page.getByRole("heading", { name: "变更前后对照" }).waitFor();
  return number;
}

/** Takes a step, and waits until the page says so. */
async function take(step) {
  await page.getByRole("button", { name: `确认${step}`, exact: true }).click();
  await page.getByText(`${step}已办理`).last().waitFor();
}

async function choose(step) {
  await page.getByText(step, { exact: true }).locator("visible=true").first().click();
}

/** The number that a masked one stands for, among those of the samples. */
function unmasked(masked) {
  const [head, tail] = masked.split(/\*+/);
  return numbers.find((it) => it.startsWith(head) && it.endsWith(tail));
}

/** Who holds the certificate of the open case: the name and the masked number in the household's file. */
async function holder() {
  const certificate = page.getByLabel("领取的权证");
  await page.waitForFunction((it) => it.value !== "", await certificate.elementHandle());
  const code = (await certificate.inputValue()).slice(0, -1);
  const own = page.url();
  await page.goto(`${service}/workbench/households/${code}`);
  const name = await page.getByRole("heading", { level: 1 }).innerText();
  const masked = await page
    .getByText(/^\d{6}\*+\w{4}$/)
    .first()
    .innerText();
  await page.goto(own);
  return { name, number: unmasked(masked) };
}

async function signInAndLookAround() {
  await page.goto(`${service}/`);
  await page.getByRole("heading", { name: "登录" }).waitFor();
  await browser.look(page, "sign-in");
  await page.getByLabel("账号").fill("shenhe");
  await page.getByLabel("密码").fill("wrong-password");
  await page.getByRole("button", { name: "登录" }).click();
  await page.getByText("账号或密码不正确").waitFor();
  await signInFirst("shenhe");
  await page.getByRole("tabpanel").getByRole("link").first().waitFor();
  await browser.look(page, "desk");
  await page.getByRole("tab", { name: /退件/ }).click();
  await page.getByRole("row").filter({ hasText: "退回补正" }).waitFor();
}

async function switchToEnglishAndBack() {
  await page.getByRole("button", { name: "English" }).click();
  await page.getByRole("heading", { name: "Desk" }).waitFor();
  const chrome = await page.getByRole("banner").innerText();
  assert.doesNotMatch(chrome.replace(/审核员丙|中文/g, ""), /\p{Script=Han}/u);
  await browser.look(page, "desk-english");
  await page.getByRole("button", { name: "中文" }).click();
}

async function findAHousehold() {
  await page.keyboard.press("/");
  const box = page.getByRole("search").getByRole("textbox");
  await box.fill("12");
  await box.press("Enter");
  await page.getByText("请输入姓名，或代码的末四位以上").waitFor();
  await box.fill("没有这个人");
  await box.press("Enter");
  await page.getByText("没有查到").waitFor();
  await box.fill("张");
  await box.press("Enter");
  await page.getByText(/查到 \d+ 条/).waitFor();
  await browser.look(page, "find");
  await page.getByRole("link", { name: HOUSEHOLD }).first().click();
  await page.getByRole("heading", { level: 1 }).waitFor();
}

async function readTheHouseholdFile() {
  await page.locator(".ol-layer canvas").waitFor();
  const parcel = page.getByRole("tabpanel").getByRole("button", { pressed: false }).first();
  await parcel.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("tabpanel").getByRole("button", { pressed: true }).waitFor();
  await page.getByText("为什么这户有这项权利").first().waitFor();
  await browser.look(page, "household");
  for (const [tab, shown] of [
    ["宅基地", "不动产单元代码"],
    ["集体份额", "集体经济组织"],
    ["登记历史", "接收已有登记成果"],
  ]) {
    await page.getByRole("tab", { name: tab }).click();
    await page.getByRole("tabpanel").getByText(shown).first().waitFor();
  }
  await browser.look(page, "household-history");
  await page.getByRole("button", { name: "查看当时" }).first().click();
  await page.getByText(/现在看到的是/).waitFor();
  await page.getByRole("button", { name: "回到现在" }).click();
  await page.getByText(/现在看到的是/).waitFor({ state: "detached" });
}

async function meetAColleague() {
  const number = await openWaiting("调查完成，待审核");
  await page.getByText("核查通过").waitFor();
  await page.getByLabel("办理意见").fill("材料齐全，同意");
  const colleague = await browser.context.newPage();
  await colleague.goto(page.url());
  await colleague.getByRole("button", { name: "确认审核", exact: true }).click();
  await colleague.getByText("审核已办理").waitFor();
  await colleague.close();
  await page.getByRole("button", { name: "确认审核", exact: true }).click();
  await page.getByRole("dialog", { name: "这项业务已被他人办理" }).waitFor();
  await browser.look(page, "case-conflict");
  await page.getByRole("button", { name: "按现在的版本继续" }).click();
  await page.getByRole("button", { name: "确认公示", exact: true }).waitFor();
  assert.equal(await page.getByLabel("办理意见").inputValue(), "材料齐全，同意");
  return number;
}

/** The session ends under the open page, and nothing that was typed is lost. */
async function loseTheSession() {
  await page.getByLabel("办理意见").fill("公示七日");
  await browser.context.clearCookies();
  await page.getByRole("button", { name: "确认公示", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "登录已失效，请重新登录" });
  await dialog.waitFor();
  await browser.look(page, "session-lost");
  await dialog.getByLabel("密码").fill(PASSWORD);
  await dialog.getByLabel("密码").press("Enter");
  await page.getByText("公示已办理").waitFor();
  await page.getByText("公示七日").waitFor();
}

async function tryToCloseANoticeEarly() {
  await choose("公示结束");
  await page.getByText("不得办理").first().waitFor();
  await browser.look(page, "case-notice");
}

async function raiseAnObjection(number) {
  await signIn("shouli");
  await openWaiting("公示期满，待确认签字");
  await page.getByLabel("确认签字人").fill("张东明");
  await take("确认签字");
  await page.goto(page.url());
  await toDesk();
  await page.getByRole("tab", { name: /已办/ }).click();
  await page.getByRole("link", { name: number }).locator("visible=true").click();
  await page.getByRole("button", { name: "登记异议" }).click();
  await page.getByLabel("异议人").fill("李四");
  await page.getByLabel("异议理由").fill("西侧界址与我家承包地相重");
  await page.getByRole("button", { name: "登记异议" }).click();
  await page.getByText("西侧界址与我家承包地相重").waitFor();
  await signOut();
}

async function answerTheObjection(number) {
  await signIn("shenhe");
  await page.getByRole("link", { name: number }).click();
  await page.getByLabel("答复内容").fill("经复核，界址无重叠");
  await page.getByRole("button", { name: "异议不成立" }).click();
  await page.getByText("经复核，界址无重叠").waitFor();
  await signOut();
}

async function lookAtADocument() {
  await page.getByRole("button", { name: /^预览/ }).first().click();
  const scan = page.getByRole("dialog").locator("img");
  await page.waitForFunction((it) => it.naturalWidth > 0, await scan.elementHandle());
  await page.getByRole("button", { name: "下一份" }).click();
  await browser.look(page, "case-document");
  await page.keyboard.press("Escape");
  await scan.waitFor({ state: "detached" });
}

async function approve() {
  await signIn("shenpi");
  const number = await openWaiting("已确认，待审批");
  await page.getByText("登记后不再存在").first().waitFor();
  await page.getByText("核查通过").waitFor();
  await browser.look(page, "case-approval");
  await lookAtADocument();
  await page.getByLabel("办理意见").fill("同意");
  await page.keyboard.press("Control+s");
  await page.getByText("审批已办理").waitFor();
  await toDesk();
  await page.getByRole("tab", { name: /已办/ }).click();
  await page.getByRole("link", { name: number }).locator("visible=true").waitFor();
  await signOut();
  return number;
}

async function enter(number) {
  await signIn("dengbu");
  await page.getByRole("link", { name: number }).click();
  await page.getByText("核查通过").waitFor();
  await take("登簿");
  await take("制证");
  await page.getByText("变更已记入登记簿").waitFor();
  await signOut();
}

async function handOver(number) {
  await signIn("shouli");
  await page.getByRole("link", { name: number }).click();
  const { name, number: card } = await holder();
  await page.getByLabel("领证人", { exact: true }).fill("路人");
  await page.getByLabel("领证人证件号码").fill(card);
  await page.getByRole("button", { name: "确认领证" }).click();
  await page.getByText("此事项不能办理").waitFor();
  await browser.look(page, "case-refused");
  await page.getByLabel("领证人", { exact: true }).fill(name);
  await take("领证");
  await take("归档");
  await page.getByText("业务已终结").waitFor();
  const [paper] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: /打印 农村土地承包经营权证/ }).click(),
  ]);
  assert.match(paper.suggestedFilename(), /\.pdf$/);
  await page.getByText("已打印 1 次").waitFor();
  await browser.look(page, "case-archived");
  await signOut();
}

try {
  await signInAndLookAround();
  await switchToEnglishAndBack();
  await findAHousehold();
  await readTheHouseholdFile();
  const noticed = await meetAColleague();
  await loseTheSession();
  await tryToCloseANoticeEarly();
  await signOut();
  await raiseAnObjection(noticed);
  await answerTheObjection(noticed);
  const approved = await approve();
  await enter(approved);
  await handOver(approved);
} catch (error) {
  await page.screenshot({ path: `${screens}/stopped-here.png` });
  throw error;
} finally {
  await browser.close();
}
