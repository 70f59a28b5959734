// On a service that believes names, an officer is at work without a password.
//
//     node story/named.mjs http://127.0.0.1:8080 FOLDER-FOR-SCREENSHOTS
import { open } from "./browser.mjs";

const [service, screens] = process.argv.slice(2);
const browser = await open(service, screens);
const page = await browser.context.newPage();
try {
  await page.goto(`${service}/workbench/find`);
  await page.getByRole("heading", { name: "选择经办人" }).waitFor();
  await page.getByLabel("经办人姓名").fill("审核员丙");
  await page.getByLabel("经办人姓名").press("Enter");
  await page.getByRole("heading", { name: "查询" }).waitFor();
  await page.getByText("全部岗位").waitFor();
  await page.getByRole("navigation").getByRole("link", { name: "工作台" }).click();
  await page.getByRole("tab", { name: /已办/ }).click();
  await page.getByRole("tabpanel").getByRole("link").first().waitFor();
  await page.goto(`${service}/workbench/nowhere`);
  await page.getByRole("heading", { name: "没有这个页面" }).waitFor();
  await browser.look(page, "nothing-here");
  await page.goto(`${service}/workbench/households/220421901901019999`);
  await page.getByText("没有查到，或不在您的辖区内").waitFor();
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${service}/workbench/households/220421901901010001`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.getByText("为什么这户有这项权利").first().waitFor();
  await browser.look(page, "household-narrow");
} catch (error) {
  await page.screenshot({ path: `${screens}/stopped-here.png` });
  throw error;
} finally {
  await browser.close();
}
