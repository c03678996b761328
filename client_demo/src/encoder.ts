/** Runs in a worker: a picture comes in, a JPEG goes out. On the page's own thread browsers wait for an idle moment. */
interface Order {
  readonly id: number;
  readonly bitmap: ImageBitmap;
  readonly quality: number;
}

addEventListener("message", async ({ data }: MessageEvent<Order>) => {
  const { id, bitmap, quality } = data;
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext("2d", { alpha: false })?.drawImage(bitmap, 0, 0);
  bitmap.close();
  const jpeg = await canvas.convertToBlob({ type: "image/jpeg", quality }).catch(() => null);
  postMessage({ id, jpeg });
});
