/* Looks for the number whose SHA-256 with the salt gives the challenge (ALTCHA). */
"use strict";
const hex = (bytes) => [...new Uint8Array(bytes)].map((b) => b.toString(16).padStart(2, "0")).join("");
onmessage = async ({ data }) => {
  const encoder = new TextEncoder();
  for (let number = 0; number <= data.maxnumber; number += 1) {
    if (hex(await crypto.subtle.digest(data.algorithm, encoder.encode(data.salt + number))) === data.challenge) { postMessage(number); return; }
  }
  postMessage(null);
};
