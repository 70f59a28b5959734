// A scan on its way to the register: announced with its digest, sent in chunks, completed.
import type { Answer, StoredDocument } from "./register";
import { answer, register } from "./register";

async function digest(bytes: ArrayBuffer): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (it) => it.toString(16).padStart(2, "0")).join("");
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

/** The SHA-256 of a file that stays where it is. */
export async function digestOf(file: File): Promise<string> {
  return hex(await digest(await file.arrayBuffer()));
}

export async function upload(
  file: File,
  division: string,
  title: string,
): Promise<Answer<StoredDocument>> {
  const bytes = await file.arrayBuffer();
  const sha256 = hex(await digest(bytes));
  const body = { division, title, size_bytes: bytes.byteLength, sha256 };
  const begun = await answer(register.POST("/api/v1/documents", { body }));
  if (begun.problem) return begun;
  const { id, chunk_bytes_max } = begun.data;
  for (let at = 0; at < bytes.byteLength; at += chunk_bytes_max) {
    const sent = await send(id, at, bytes.slice(at, at + chunk_bytes_max));
    if (sent.problem) return sent;
  }
  return answer(register.POST("/api/v1/documents/{id}/completion", { params: { path: { id } } }));
}

async function send(id: string, offset_bytes: number, chunk: ArrayBuffer) {
  const digested = `sha-256=:${base64(await digest(chunk))}:`;
  return answer(
    register.PUT("/api/v1/documents/{id}/chunks/{offset_bytes}", {
      params: { path: { id, offset_bytes }, header: { "Content-Digest": digested } },
      headers: { "Content-Type": "application/octet-stream" },
      body: chunk as never,
      bodySerializer: (it: unknown) => it as BodyInit,
    }),
  );
}
