// The story of somebody who has no account: the notices, the market, the rules, without a script.
//
//     node story/public.mjs http://127.0.0.1:8080 FOLDER-FOR-SCREENSHOTS
import assert from "node:assert/strict";
import { open } from "./browser.mjs";
import { at, given, leave } from "./stage.mjs";

const [service, screens] = process.argv.slice(2);
const { listing } = await given();
const browser = await open(service, screens);
const page = await browser.context.newPage();

async function withoutAScript() {
  assert.equal(await page.locator("script").count(), 0, page.url());
}

async function follow(name) {
  await page.getByRole("link", { name }).first().click();
  await withoutAScript();
}

try {
  await at(browser, "2026-11-23T09:00:00");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${service}/notices`);
  await page.getByRole("heading", { name: "登记公示公告" }).waitFor();
  await browser.look(page, "public-notices");
  await follow(/^关于/);
  await page.getByText("对公示内容有异议的").waitFor();
  await browser.look(page, "public-notice");
  await follow("打印异议书");
  await page.getByRole("heading", { name: "异议书" }).waitFor();
  await browser.look(page, "public-objection");
  await follow("交易公告");
  await follow(new RegExp(listing));
  await page.getByText("转出公告").waitFor();
  await browser.look(page, "public-listing");
  await page.goto(`${service}/listings/220221-2026-999999`);
  await page.getByText("没有这件交易公告").waitFor();
  await page.setViewportSize({ width: 1366, height: 768 });
  await follow("规则");
  await page.getByText("HR-36").first().waitFor();
  await browser.look(page, "public-rules");
} catch (error) {
  await page.screenshot({ path: `${screens}/stopped-here.png` });
  throw error;
} finally {
  leave();
  await browser.close();
}
