// Runs in a page before anything of it: notes in each frame what stands there by then, in the page's own clock.
{
  const seen = { firstByte: 0, text: 0, firstChart: 0, axes: 0 };
  globalThis.footholdSeen = seen;
  const isDrawn = (drawing) => {
    const { width, height } = drawing.getBoundingClientRect();
    return width >= 200 && height >= 40;
  };
  const isAnyDrawn = (selector) => [...document.querySelectorAll(selector)].some(isDrawn);
  const look = () => {
    const now = performance.now();
    seen.firstByte ||= performance.getEntriesByType("navigation")[0]?.responseStart ?? 0;
    if (document.querySelector("main section h2")) seen.text ||= now;
    if (isAnyDrawn("main section svg")) seen.firstChart ||= now;
    if (isAnyDrawn("main svg.recharts-surface")) seen.axes ||= now;
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
