/** The rules of a manifest, one function each: the tree comes in, complaints (line and message) go out. What stands on disk is asked through `files`. */
import { MANDATORY_SIZES, PICTURES, RESOURCE_OF } from './shape.mjs';
import { structure } from './structure.mjs';
import { everything } from './tree.mjs';

const complaint = ({ line }, message) => ({ line, message });
const child = (element, name) => element.children.find((c) => c.name === name);
const ending = (root, path) => everything(root).filter((element) => element.path.endsWith(path));

/** Each `resid` names a resource of the right list; each resource is used, once defined; no two parts of the ribbon share an id. */
function resources(root) {
  const found = [];
  const defined = new Map();
  for (const element of everything(root).filter((e) => e.path.includes('/Resources/') && e.attributes.id)) {
    const { id } = element.attributes;
    if (defined.has(id)) found.push(complaint(element, `the resource ${id} is defined twice`));
    defined.set(id, element.path.split('/').at(-2));
  }
  const used = everything(root).filter((e) => e.attributes.resid !== undefined);
  for (const element of used) {
    const { resid } = element.attributes;
    const list = RESOURCE_OF[element.name];
    if (defined.get(resid) !== list)
      found.push(complaint(element, `${element.name} names "${resid}", which is not among the ${list ?? 'resources'}`));
  }
  const names = new Set(used.map((e) => e.attributes.resid));
  for (const [id] of defined) if (!names.has(id)) found.push(complaint(root, `the resource ${id} is used nowhere`));
  const ids = everything(root).filter((e) => ['Group', 'Control'].includes(e.name) && e.attributes.id);
  ids.forEach(
    (e, index) =>
      ids.findIndex((other) => other.attributes.id === e.attributes.id) < index &&
      found.push(complaint(e, `the id ${e.attributes.id} stands twice`)),
  );
  return found;
}

/** The folder of the pane's page. */
function baseOf(root) {
  const pane = ending(root, 'OfficeApp/DefaultSettings/SourceLocation')[0]?.attributes.DefaultValue ?? '';
  return pane.slice(0, pane.lastIndexOf('/') + 1);
}

/** Every address below the folder of the pane's page, each with its file and, of a page, a view that it knows; panes are pages that run inside Excel. @param {import('./files.mjs').Files} files */
function urls(root, files) {
  const base = baseOf(root);
  // That it is missing is told already.
  if (base === '') return [];
  const panes = new Set(
    everything(root).flatMap(({ name, attributes }) => (name === 'SourceLocation' ? [attributes.resid] : [])),
  );
  const isPane = ({ name, attributes }) => name === 'SourceLocation' || (name === 'Url' && panes.has(attributes.id));
  return everything(root)
    .filter(({ name, attributes }) => /Url$|^SourceLocation$|^Image$/.test(name) && attributes.DefaultValue !== undefined)
    .flatMap((element) => {
      const url = element.attributes.DefaultValue;
      if (!url.startsWith(base)) return [complaint(element, `${url} is not under ${base}`)];
      const [, path = '', rest = ''] = /^([^?#]*)(.*)$/s.exec(url.slice(base.length)) ?? [];
      const wrong =
        files.missing(path) ??
        (isPane(element) && !files.runsInExcel(path)
          ? 'it does not load Office.js, so that it cannot be a pane'
          : unknownView(path, rest, files.viewsOf(path)));
      return wrong ? [complaint(element, `${path}: ${wrong}`)] : [];
    });
}

function unknownView(path, rest, views) {
  if (rest === '' || views.some((view) => rest === `?view=${view}`)) return undefined;
  const known = views.length > 0 ? `nothing or ?view= with one of ${views.join(', ')}` : 'nothing';
  return `"${rest}" says nothing to it; after ${path} there may be ${known}`;
}

/** Every ribbon icon in the sizes that Office demands, each picture as large as it says. @param {import('./files.mjs').Files} files */
function icons(root, files) {
  const found = [];
  const base = baseOf(root);
  const pictures = new Map(ending(root, 'Resources/Images/Image').map((e) => [e.attributes.id, e.attributes.DefaultValue ?? '']));
  const measure = (element, url, size) => {
    const real = url.startsWith(base) ? files.pngSize(url.slice(base.length)) : undefined;
    if (real && (real.width !== size || real.height !== size))
      found.push(
        complaint(
          element,
          `${url.split('/').at(-1)} is ${real.width ? `${real.width}×${real.height}` : 'no PNG'}; it must be ${size}×${size}`,
        ),
      );
  };
  for (const icon of ending(root, '/Icon')) {
    const sizes = icon.children.map((image) => image.attributes.size);
    for (const size of MANDATORY_SIZES) if (!sizes.includes(size)) found.push(complaint(icon, `the icon lacks its size ${size}`));
    icon.children.forEach((image, index) => {
      const size = sizes[index];
      if (sizes.indexOf(size) < index) found.push(complaint(image, `the size ${size} stands twice`));
      if (pictures.has(image.attributes.resid)) measure(image, pictures.get(image.attributes.resid), Number(size));
    });
  }
  for (const [name, size] of Object.entries(PICTURES)) {
    const element = child(root, name);
    if (element?.attributes.DefaultValue) measure(element, element.attributes.DefaultValue, size);
  }
  return found;
}

/** @param {import('./tree.mjs').Element} root @param {import('./files.mjs').Files} files @returns {{ line: number, message: string }[]} */
export const checkManifest = (root, files) =>
  [structure, resources, urls, icons].flatMap((rule) => rule(root, files)).sort((a, b) => a.line - b.line);
