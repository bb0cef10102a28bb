/* Looks for the number whose SHA-256 with the salt gives the challenge (ALTCHA, SHA-256 only). Own SHA-256, because the
   browser's is asynchronous (a hundred times slower for many short texts) and missing on plain http. */
"use strict";
const K = new Int32Array(64), H = new Int32Array(8);
const bits = (x) => ((x - Math.floor(x)) * 4294967296) | 0;
for (let n = 2, i = 0; i < 64; n += 1) {
  let prime = true;
  for (let d = 2; d * d <= n; d += 1) if (n % d === 0) { prime = false; break; }
  if (!prime) continue;
  if (i < 8) H[i] = bits(Math.sqrt(n));
  K[i] = bits(Math.cbrt(n));
  i += 1;
}
const W = new Int32Array(64);
const turn = (x, n) => (x >>> n) | (x << (32 - n));
const block = (h, bytes, at) => {
  for (let i = 0; i < 64; i += 1) {
    if (i < 16) { const j = at + i * 4; W[i] = (bytes[j] << 24) | (bytes[j + 1] << 16) | (bytes[j + 2] << 8) | bytes[j + 3]; continue; }
    const x = W[i - 15], y = W[i - 2];
    W[i] = (W[i - 16] + W[i - 7] + (turn(x, 7) ^ turn(x, 18) ^ (x >>> 3)) + (turn(y, 17) ^ turn(y, 19) ^ (y >>> 10))) | 0;
  }
  let [a, b, c, d, e, f, g, k] = h;
  for (let i = 0; i < 64; i += 1) {
    const one = (k + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + W[i]) | 0;
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    k = g; g = f; f = e; e = (d + one) | 0; d = c; c = b; b = a; a = (one + two) | 0;
  }
  h[0] += a; h[1] += b; h[2] += c; h[3] += d; h[4] += e; h[5] += f; h[6] += g; h[7] += k;
};
const sha256 = (text) => {
  const bytes = new Uint8Array(((text.length + 8) >> 6) * 64 + 64), h = H.slice();
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
  bytes[text.length] = 128;
  new DataView(bytes.buffer).setUint32(bytes.length - 4, text.length * 8);
  for (let at = 0; at < bytes.length; at += 64) block(h, bytes, at);
  return h;
};
onmessage = ({ data }) => {
  const wanted = new Int32Array(8);
  for (let i = 0; i < 8; i += 1) wanted[i] = parseInt(data.challenge.slice(i * 8, i * 8 + 8), 16) | 0;
  for (let number = 0; number <= data.maxnumber; number += 1) {
    const h = sha256(data.salt + number);
    if (h[0] === wanted[0] && h.every((word, i) => word === wanted[i])) { postMessage(number); return; }
  }
  postMessage(null);
};
