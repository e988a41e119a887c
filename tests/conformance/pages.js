// What a browser and axe-core find on pages. node pages.js <puppeteer-core> <axe.min.js> <chromium> < pages.json
// In: {"pages": [file URLs], "views": [[width, scheme, text size in %]]}. Out: one JSON list of what is wrong.
const fs = require("fs");
const [puppeteer, axe, chromium] = process.argv.slice(2);
const { pages, views } = JSON.parse(fs.readFileSync(0, "utf-8"));
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const source = fs.readFileSync(axe, "utf-8");

const runAxe = (tags) =>
  window.axe.run({ runOnly: tags, preload: false }).then((found) =>
    found.violations.map((v) => `${v.id}: ${v.help}: ${v.nodes.map((n) => n.html.slice(0, 160)).join(" | ")}`));

// Sideways scroll, and what is less than 44 px high to tap (links in text excepted).
const measure = (percent) => {
  const found = [];
  const root = document.documentElement;
  root.style.fontSize = `${percent}%`;
  if (root.scrollWidth > innerWidth) found.push(`scrolls sideways: ${root.scrollWidth} of ${innerWidth} px`);
  for (const e of document.querySelectorAll("a, summary, .option label, .points > label, .row > label, select, textarea, .entry input")) {
    const inText = e.tagName === "A" && e.closest(".prose :is(p, li, td, th), .help, .text") && !e.matches(".button");
    const box = e.getBoundingClientRect();
    if (!inText && box.height && !e.matches(".skip") && box.height < 43.9)
      found.push(`only ${Math.round(box.height)} px high: ${e.outerHTML.slice(0, 120)}`);
  }
  return found;
};

(async () => {
  const browser = await require(puppeteer).launch({ executablePath: chromium, args: ["--no-sandbox"] });
  const wrong = [];
  const page = await browser.newPage();
  let here = "";
  page.on("console", (m) => /Content Security Policy/.test(m.text()) && wrong.push(`${here}: ${m.text()}`));
  page.on("pageerror", (e) => wrong.push(`${here}: ${e.message}`));
  page.on("request", (r) => /^(file|data):/.test(r.url()) || wrong.push(`${here}: asks for ${r.url()}`));
  for (const [width, scheme, percent] of views) {
    await page.setViewport({ width, height: 900 });
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    for (const url of pages) {
      here = `${url} ${width} px ${scheme} ${percent} %`;
      await page.goto(url);
      const found = await page.evaluate(measure, percent);
      if (percent === 100) {
        await page.evaluate(source);
        found.push(...(await page.evaluate(runAxe, TAGS)));
        await page.keyboard.press("Tab");
        const first = await page.evaluate(() => document.activeElement.className);
        await page.keyboard.press("Enter");
        const then = await page.evaluate(() => document.activeElement.id);
        if (first !== "skip" || then !== "_main") found.push(`the skip link leads to ${first}, ${then}`);
      }
      wrong.push(...found.map((text) => `${here}: ${text}`));
    }
  }
  await browser.close();
  console.log(JSON.stringify(wrong));
})();
