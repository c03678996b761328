// Runs before the page's own code: notes every live frame that is drawn, and what is sent.
(({ anchorsMm, lateMs }) => {
  const CELL = 12, CELLS = 14, BITS = 12;
  const glue = { frames: [], sent: [], page: null, openedMs: null };
  window.glue = glue;

  // The number in the corner, from the very pixels of the canvas that is shown.
  const numberOn = ({ canvas, view }) => {
    const at = (x) => Math.round(view.scale * (x + 0.5) + view.left);
    const row = Math.round(view.scale * (CELL / 2) + view.top);
    const width = at(CELL * CELLS);
    if (width <= 0 || row < 0) return null;
    const pixels = canvas.getContext("2d").getImageData(0, row, width + 1, 1).data;
    const cells = [];
    for (let cell = 0; cell < CELLS; cell += 1) {
      const x = at(CELL * cell + CELL / 2 - 0.5);
      if (x < 0) return null;
      cells.push(pixels[4 * x + 1] > 127 ? 1 : 0);
    }
    const bits = cells.slice(0, BITS);
    const parity = bits.reduce((sum, bit) => sum ^ bit, 0);
    if (cells[CELLS - 1] !== 1 || cells[BITS] !== parity) return null;
    return bits.reduce((number, bit) => 2 * number + bit, 0);
  };

  // The canvas itself as a picture, the next time outlines are on it.
  glue.grabbed = () => new Promise((resolve) => { glue.wanted = resolve; });
  const grab = ({ canvas, view }) => {
    const ink = new OffscreenCanvas(1, 1).getContext("2d");
    ink.fillStyle = getComputedStyle(canvas).getPropertyValue("--lw-mark-line");
    ink.fillRect(0, 0, 1, 1);
    const line = [...ink.getImageData(0, 0, 1, 1).data.slice(0, 3)];
    return { n: numberOn({ canvas, view }), view, line, png: canvas.toDataURL("image/png").split(",")[1] };
  };

  window.leeswijzerDrawn = (drawn) => {
    const { frame } = drawn;
    if (glue.wanted && frame.place !== null) {
      glue.wanted(grab(drawn));
      glue.wanted = null;
    }
    const noted = {
      n: numberOn(drawn),
      drawnMs: performance.now(),
      capturedMs: frame.capturedMs,
      shownMs: null,
      widthPx: frame.widthPx,
      points: frame.place === null ? null : anchorsMm.map((point) => frame.place(point)),
    };
    glue.frames.push(noted);
    // The browser shows what was drawn when it next draws the screen.
    requestAnimationFrame(() => { noted.shownMs = performance.now(); });
  };

  const send = window.fetch;
  window.fetch = async (address, init) => {
    const isFrame = String(address).includes("/v1/frames");
    const noted = { atMs: performance.now(), bytes: init?.body?.size ?? 0, outcome: null };
    if (isFrame) glue.sent.push(noted);
    const response = await send(address, init);
    if (!isFrame || !response.ok) return response;
    const answer = await response.clone().json();
    noted.outcome = answer.outcome;
    noted.tookMs = performance.now() - noted.atMs;
    if (answer.page !== null) glue.page = [answer.page.widthMm, answer.page.heightMm];
    if (lateMs > 0) await new Promise((resolve) => setTimeout(resolve, lateMs));
    return response;
  };
})
