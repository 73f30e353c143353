/**
 * Fetch a file and tell how far that is.
 *
 * @param address its whole address
 * @param tell told the bytes that are there and those that there will be, 0 when nobody knows
 * @throws Error when it is not to be had
 */
export async function readAll(
  address: string,
  tell: (bytes: number, total: number) => void,
): Promise<Uint8Array> {
  const answer = await fetch(address);
  if (!answer.ok || !answer.body) throw new Error(`the server answered ${answer.status}`);
  // Where the server compresses, the length that it tells is that of the compressed bytes.
  const packed = answer.headers.get("content-encoding");
  const total = packed ? 0 : Number(answer.headers.get("content-length") ?? 0);
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  const reader = answer.body.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    pieces.push(piece.value);
    bytes += piece.value.length;
    tell(bytes, total);
  }
  const all = new Uint8Array(bytes);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
