/** Hands bytes to the person as a file to keep. */
export function saveAs(name: string, bytes: Uint8Array): void {
  const blob = new Blob([new Uint8Array(bytes)], { type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' });
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun to read it by then; kept longer, it would stay in memory.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
