/** A page of a browser, a drawing (SVG) and a size in pixels come in; the PNG of the drawing goes out, its ground transparent. */
async function drawIcon(page, svg, size) {
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>html, body { margin: 0; background: none } svg { display: block; width: ${size}px; height: ${size}px }</style>${svg}`,
  );
  return page.screenshot({ omitBackground: true });
}

module.exports = { drawIcon };
