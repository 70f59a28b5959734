// Papers that a story hands in: scans that nobody made, and the files of a bank.

/** A PDF of one page that bears its title. */
export function scan(title) {
  const page = `% ${title}`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
    `<< /Length ${Buffer.byteLength(page)} >>\nstream\n${page}\nendstream`,
  ];
  let text = "%PDF-1.4\n";
  let table = "xref\n0 5\n0000000000 65535 f \n";
  for (const [n, object] of objects.entries()) {
    table += `${`${Buffer.byteLength(text)}`.padStart(10, "0")} 00000 n \n`;
    text += `${n + 1} 0 obj\n${object}\nendobj\n`;
  }
  const start = Buffer.byteLength(text);
  text += `${table}trailer\n<< /Size 5 /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return { name: `${title}.pdf`, mimeType: "application/pdf", buffer: Buffer.from(text) };
}

/** A bank's file with a line for each payment: its number, the account, and the amount in yuan. */
export function bankFile(payments) {
  const lines = payments.map((it) => `${it.number},${it.account},${it.amount}\n`);
  const text = `支付序号,账号,金额\n${lines.join("")}`;
  return { name: "流水.csv", mimeType: "text/csv", buffer: Buffer.from(text) };
}
