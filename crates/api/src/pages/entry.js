// Verifies an entry of the ledger in the reader's browser: RFC 6962 path, C2SP checkpoint, Ed25519 signature.
"use strict";

const result = document.getElementById("result");
const put = (id, text) => { document.getElementById(id).textContent = text; };
const utf8 = (text) => new TextEncoder().encode(text);
const hex = (bytes) => Array.from(bytes, (it) => it.toString(16).padStart(2, "0")).join("");
const unhex = (text) => Uint8Array.from(text.match(/../g) ?? [], (it) => parseInt(it, 16));
const unbase64 = (text) => Uint8Array.from(atob(text), (it) => it.charCodeAt(0));
const sha256 = async (...parts) => new Uint8Array(
  await crypto.subtle.digest("SHA-256", await new Blob(parts).arrayBuffer()));

// What the fields of a leaf are called.
const LABELS = {
  act: "登记行为标识",
  area_m2: "面积（平方米）",
  case_kind: "业务种类",
  commitments: "对当事人、户、地块的承诺",
  counters: "所更正的登记行为序号",
  county: "县级区划",
  deal_kind: "交易种类",
  deal_subject: "标的种类",
  division: "所在区划",
  effect_day: "生效日",
  entry: "账目全文摘要",
  evidence_sha256: "依据材料摘要",
  first_day: "起始日",
  form: "交易方式",
  kind: "类别",
  last_day: "终止日",
  message_code: "报文代码",
  number: "登记行为序号",
  price_fen: "价款（分）",
  recorded_at: "记载时刻",
};

// Shows the leaf that was verified, field by field, and its text as it is.
function show(leaf) {
  put("leaf", leaf);
  const said = Object.entries(JSON.parse(leaf)).flatMap(([field, value]) => {
    const [term, text] = ["dt", "dd"].map((it) => document.createElement(it));
    term.textContent = LABELS[field] ?? field;
    text.textContent = typeof value === "string" ? value : JSON.stringify(value);
    return [term, text];
  });
  document.getElementById("said").replaceChildren(...said);
}

function tell(kind, zh, en) {
  if (kind) result.classList.add(kind);
  put("told", zh);
  put("told-en", en);
}

// The root that a path leads to from a leaf (RFC 9162 section 2.1.3.2).
async function rootOf(hash, index, size, path) {
  let node = BigInt(index);
  let last = BigInt(size) - 1n;
  if (node > last) throw new Error("the index lies beyond the size");
  for (const sibling of path) {
    if (last === 0n) throw new Error("the path is too long");
    if ((node & 1n) === 1n || node === last) {
      hash = await sha256(new Uint8Array([1]), sibling, hash);
      while ((node & 1n) === 0n && node !== 0n) { node >>= 1n; last >>= 1n; }
    } else {
      hash = await sha256(new Uint8Array([1]), hash, sibling);
    }
    node >>= 1n;
    last >>= 1n;
  }
  if (last !== 0n) throw new Error("the path is too short");
  return hash;
}

// The text of a note, and the signature in it of the key with this name and id.
function signatureIn(note, verifier) {
  const end = note.lastIndexOf("\n\n");
  const [name, id] = verifier.split("+");
  for (const line of note.slice(end + 2).trimEnd().split("\n")) {
    const [, signer, encoded] = line.split(" ");
    const bytes = unbase64(encoded);
    if (signer === name && hex(bytes.slice(0, 4)) === id) {
      return { text: note.slice(0, end + 1), signature: bytes.slice(4) };
    }
  }
  throw new Error("the key of the log has not signed the checkpoint");
}

async function verifySignature(verifier, text, signature) {
  const [name, id, encoded] = [verifier.split("+")[0], verifier.split("+")[1],
    verifier.split("+").slice(2).join("+")];
  const typed = unbase64(encoded);
  const found = hex((await sha256(utf8(name + "\n"), typed)).slice(0, 4));
  if (typed[0] !== 1 || found !== id) throw new Error("the key is not of its name");
  const key = await crypto.subtle.importKey("raw", typed.slice(1), { name: "Ed25519" }, false, ["verify"]);
  return crypto.subtle.verify({ name: "Ed25519" }, key, signature, utf8(text));
}

async function verify() {
  const { county, number } = result.dataset;
  const answers = await Promise.all([`entries/${number}/proof`, "keys"].map(
    (it) => fetch(`/ledger/${county}/${it}`).then((answer) => answer.json())));
  const [proof, keys] = answers;
  const verifier = keys[keys.length - 1].verifier;
  const { text, signature } = signatureIn(proof.checkpoint, verifier);
  const [origin, size, root] = text.split("\n");
  const leaf = await sha256(new Uint8Array([0]), utf8(proof.leaf));
  const found = await rootOf(leaf, number, size, proof.path.map(unhex));
  show(proof.leaf);
  put("size", size);
  put("root", hex(found));
  put("key", verifier);
  if (origin !== verifier.split("+")[0]) throw new Error("the checkpoint is of another log");
  if (hex(found) !== hex(unbase64(root))) throw new Error("the path leads to another root");
  let signed;
  try {
    signed = await verifySignature(verifier, text, signature);
  } catch (error) {
    if (error.name !== "NotSupportedError") throw error;
    tell("", "账目在检查点之中；本浏览器不支持 Ed25519，签名未能查验",
      "The entry is under the checkpoint; this browser cannot check the signature (Ed25519).");
    return;
  }
  if (!signed) throw new Error("the signature is not of the key");
  tell("match", "账目在签名的检查点之中", "The entry is under the signed checkpoint.");
}

if (globalThis.crypto?.subtle) {
  verify().catch((error) => tell("mismatch", "查验不通过", `Not verified: ${error.message}`));
} else {
  tell("", "本浏览器在此地址不能计算（需 https 或本机）", "This browser cannot compute at this address: it needs https.");
}
