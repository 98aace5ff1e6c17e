/** The rules of a manifest, one function each: the tree comes in, complaints (line and message) go out. What stands on disk is asked through `files`. */
import {
  ATTRIBUTES,
  CHILDREN,
  GUID,
  HOST,
  ICON_SIZES,
  ID_LENGTH,
  LENGTHS,
  LOCALE,
  NAMESPACES,
  OTHER_LANGUAGE,
  PERMISSIONS,
  PICTURES,
  RESOURCE_OF,
  URL_LENGTH,
  VERSION,
} from './shape.mjs';
import { everything, rowOf } from './tree.mjs';

const complaint = ({ line }, message) => ({ line, message });
const child = (element, name) => element.children.find((c) => c.name === name);
const ending = (root, path) => everything(root).filter((element) => element.path.endsWith(path));

/** Every element known, in its place, in order, as often as it may be, with its attributes. */
function structure(root) {
  if (root.name !== 'OfficeApp') return [complaint(root, `the root is ${root.name}; it must be OfficeApp`)];
  return everything(root).flatMap((element) => [...order(element), ...attributes(element), ...namespace(element)]);
}

function order(element) {
  const spec = (rowOf(CHILDREN, element.path) ?? []).map((entry) => ({
    name: entry.replace(/[?+*]$/, ''),
    many: /[+*]$/.test(entry),
    optional: /[?*]$/.test(entry),
  }));
  const found = [];
  let last = -1;
  for (const c of element.children) {
    const at = spec.findIndex(({ name }) => name === c.name);
    if (at < 0) found.push(complaint(c, `${c.name} is not known in ${element.name}`));
    else if (at < last) found.push(complaint(c, `${c.name} must stand before ${spec[last].name}`));
    else if (at === last && !spec[at].many) found.push(complaint(c, `${c.name} stands twice in ${element.name}`));
    last = Math.max(last, at);
  }
  for (const { name, optional } of spec)
    if (!optional && !child(element, name)) found.push(complaint(element, `${element.name} lacks ${name}`));
  return found;
}

const attributes = (element) =>
  (rowOf(ATTRIBUTES, element.path) ?? [])
    .filter((name) => !element.attributes[name])
    .map((name) => complaint(element, `${element.name} lacks the attribute ${name}`));

function namespace(element) {
  const part = /\/(Resources\/.*|Icon\/Image)$/.test(element.path)
    ? 'resources'
    : element.path.includes('/VersionOverrides')
      ? 'ribbon'
      : 'manifest';
  return element.namespace === NAMESPACES[part]
    ? []
    : [complaint(element, `${element.name} must be in the namespace ${NAMESPACES[part]}`)];
}

/** Single values that have a form of their own. */
function values(root) {
  const found = [];
  const must = (name, right, what) => {
    const element = child(root, name);
    if (element && !right(element.text)) found.push(complaint(element, `${name} is "${element.text}"; it must be ${what}`));
  };
  if (root.attributes.type !== 'TaskPaneApp')
    found.push(complaint(root, `xsi:type is "${root.attributes.type ?? ''}"; it must be TaskPaneApp`));
  must('Id', (text) => GUID.test(text), 'a GUID in lower case');
  must('Version', (text) => VERSION.test(text), 'two to four numbers of at most five digits, as 1.0.0.0');
  must('DefaultLocale', (text) => LOCALE.test(text), 'a full language tag, as zh-CN');
  must('Permissions', (text) => PERMISSIONS.includes(text), `one of ${PERMISSIONS.join(', ')}`);
  for (const host of ending(root, 'OfficeApp/Hosts/Host'))
    if (host.attributes.Name !== HOST)
      found.push(complaint(host, `the host ${host.attributes.Name} is not Excel; its name is ${HOST}`));
  for (const host of ending(root, 'VersionOverrides/Hosts/Host'))
    if (host.attributes.type !== HOST)
      found.push(complaint(host, `the ribbon's host is ${host.attributes.type}; it must be ${HOST}`));
  for (const action of ending(root, 'Control/Action'))
    if (action.attributes.type !== 'ShowTaskpane')
      found.push(complaint(action, `the action ${action.attributes.type} is not known here; it must be ShowTaskpane`));
  for (const set of ending(root, 'Sets/Set'))
    if (!/^\d+\.\d+$/.test(set.attributes.MinVersion ?? ''))
      found.push(complaint(set, `MinVersion of ${set.attributes.Name} must be a version, as 1.9`));
  return found;
}

/** Each text within its length, in both languages, one override per language and none for the default one. */
function languages(root) {
  const byDefault = child(root, 'DefaultLocale')?.text;
  return everything(root).flatMap((element) => {
    const found = [];
    const limit = rowOf(LENGTHS, element.path);
    const overrides = element.children.filter((c) => c.name === 'Override');
    if (limit) {
      for (const [holder, text] of [
        [element, element.attributes.DefaultValue ?? element.text],
        ...overrides.map((o) => [o, o.attributes.Value ?? '']),
      ])
        if ([...text].length > limit)
          found.push(complaint(holder, `${element.name} has ${[...text].length} characters; at most ${limit} are allowed`));
    }
    const locales = overrides.map((o) => o.attributes.Locale ?? '');
    overrides.forEach((o, index) => {
      if (!LOCALE.test(locales[index]))
        found.push(complaint(o, `"${locales[index]}" is no full language tag; it must be as ${OTHER_LANGUAGE}`));
      if (locales[index] === byDefault) found.push(complaint(o, `an override for ${byDefault}, which is the default already`));
      if (locales.indexOf(locales[index]) < index) found.push(complaint(o, `a second override for ${locales[index]}`));
    });
    if (limit && element.name !== 'ProviderName' && !locales.includes(OTHER_LANGUAGE))
      found.push(complaint(element, `${element.attributes.id ?? element.name} has no text for ${OTHER_LANGUAGE}`));
    return found;
  });
}

/** Each `resid` names a resource of the right list; each resource is used, once defined, with a short id. */
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
  const ids = everything(root).filter((e) => ['Group', 'Control', 'CustomTab'].includes(e.name) && e.attributes.id);
  ids.forEach(
    (e, index) =>
      ids.findIndex((other) => other.attributes.id === e.attributes.id) < index &&
      found.push(complaint(e, `the id ${e.attributes.id} stands twice`)),
  );
  for (const e of everything(root))
    for (const id of [e.attributes.id, e.attributes.resid, e.name === 'TaskpaneId' ? e.text : undefined])
      if (id && id.length > ID_LENGTH)
        found.push(complaint(e, `"${id}" has ${id.length} characters; an id has at most ${ID_LENGTH}`));
  return found;
}

/** Each address with the element that has it: [element, url]. */
const addresses = (root) =>
  everything(root).flatMap((element) => {
    const holds =
      ['IconUrl', 'HighResolutionIconUrl', 'SupportUrl', 'SourceLocation', 'Url', 'Image'].includes(element.name) &&
      element.attributes.DefaultValue !== undefined;
    if (!holds) return element.name === 'AppDomain' ? [[element, element.text]] : [];
    return [
      [element, element.attributes.DefaultValue],
      ...element.children.filter((c) => c.name === 'Override').map((o) => [o, o.attributes.Value ?? '']),
    ];
  });

/** HTTPS only, all under the folder of the pane's page, each with its file. @param {import('./files.mjs').Files} files */
function urls(root, files) {
  const pane = ending(root, 'OfficeApp/DefaultSettings/SourceLocation')[0]?.attributes.DefaultValue ?? '';
  const base = pane.slice(0, pane.lastIndexOf('/') + 1);
  return addresses(root).flatMap(([element, url]) => {
    if (!URL.canParse(url) || !url.startsWith('https://'))
      return [complaint(element, `"${url}" must be an address that begins with https://`)];
    if (url.length > URL_LENGTH)
      return [complaint(element, `an address of ${url.length} characters; at most ${URL_LENGTH} are allowed`)];
    if (element.name === 'AppDomain') return [];
    if (!url.startsWith(base)) return [complaint(element, `${url} is not under ${base}`)];
    const path = url.slice(base.length).replace(/[?#].*$/, '');
    const missing = files.missing(path);
    return missing ? [complaint(element, `${path}: ${missing}`)] : [];
  });
}

/** Every ribbon icon in the sizes that Office demands, each picture as large as it says. @param {import('./files.mjs').Files} files */
function icons(root, files) {
  const found = [];
  const pictures = new Map(ending(root, 'Resources/Images/Image').map((e) => [e.attributes.id, e.attributes.DefaultValue ?? '']));
  const measure = (element, url, size) => {
    const real = files.pngSize(url);
    if (real && (real.width !== size || real.height !== size))
      found.push(complaint(element, `${url.split('/').at(-1)} is ${real.width}×${real.height}; it must be ${size}×${size}`));
  };
  for (const icon of ending(root, '/Icon')) {
    const sizes = icon.children.map((image) => Number(image.attributes.size));
    for (const size of ICON_SIZES.mandatory)
      if (!sizes.includes(size)) found.push(complaint(icon, `the icon lacks its size ${size}`));
    icon.children.forEach((image, index) => {
      const size = sizes[index];
      if (![...ICON_SIZES.mandatory, ...ICON_SIZES.optional].includes(size))
        found.push(complaint(image, `${image.attributes.size} is no size of a ribbon icon`));
      if (sizes.indexOf(size) < index) found.push(complaint(image, `the size ${size} stands twice`));
      if (pictures.has(image.attributes.resid)) measure(image, pictures.get(image.attributes.resid), size);
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
  [structure, values, languages, resources, urls, icons].flatMap((rule) => rule(root, files)).sort((a, b) => a.line - b.line);
