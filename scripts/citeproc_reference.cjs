// Writes what the reference processor, citeproc-js, makes of the items in tests/unit/report/citing/reference/items.json:
// for every style and language the citation first and again, and the entry of the bibliography, as HTML. The test beside
// that file holds Briefing's own references to it. It is run by hand, once for a new style or a new set of items:
//
//   PYTHONPATH=. python scripts/citation_items.py          (renews items.json from the starter pack)
//   npm install --prefix build/citeproc citeproc@2.4.63
//   node scripts/citeproc_reference.cjs build/citeproc/node_modules/citeproc
//
// The processor is used for this alone and is no part of the application.
"use strict";
const fs = require("fs");
const path = require("path");

const CSL = require(path.resolve(process.argv[2]));
const root = path.dirname(__dirname);
const folder = path.join(root, "tests/unit/report/citing/reference");
const resources = path.join(root, "briefing/resources/csl");
const KEPT = ["title", "title-short", "container-title", "publisher"];

function references(items, style, language) {
    const held = {};
    for (const item of items) {
        held[item.id] = Object.fromEntries(Object.entries(item).map(
            ([name, value]) => [name, KEPT.includes(name) ? `<span class="nocase">${value}</span>` : value]));
    }
    const system = {
        retrieveItem: (id) => held[id],
        retrieveLocale: (wanted) => {
            const file = path.join(resources, `locales-${wanted}.xml`);
            return fs.existsSync(file) ? fs.readFileSync(file, "utf8") : null;
        },
    };
    const engine = new CSL.Engine(system, fs.readFileSync(path.join(resources, `${style}.csl`), "utf8"), language, true);
    const made = {};
    for (const { id } of items) {
        engine.updateItems([id]);
        const entry = engine.makeBibliography()[1][0] || "";
        const note = (citationID, noteIndex) => ({ citationID, citationItems: [{ id }], properties: { noteIndex } });
        const first = engine.processCitationCluster(note("a", 1), [], [])[1][0][1];
        // far enough behind the first for no “ibid.” and no note nearby
        const again = engine.processCitationCluster(note("b", 20), [["a", 1]], [])[1].find((each) => each[2] === "b")[1];
        engine.updateItems([]);
        made[id] = { first, again, entry };
    }
    return made;
}

const sets = JSON.parse(fs.readFileSync(path.join(folder, "items.json"), "utf8"));
const made = {};
for (const [set, items] of Object.entries(sets)) {
    const style = set.split(" ")[0];
    for (const language of ["en-GB", "en-US"]) made[`${set}, ${language}`] = references(items, style, language);
}
fs.writeFileSync(path.join(folder, "references.json"), JSON.stringify(made, null, 1) + "\n");
