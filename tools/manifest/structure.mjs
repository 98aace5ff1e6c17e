/** Whether a tree is made as its shape says: every element known, in its place and order, as often as it may be, with its attributes and its text alone. */
import { MANIFEST, OTHER_LANGUAGE, ROOT } from './shape.mjs';

const complaint = ({ line }, message) => ({ line, message });
/** How an element is called in messages: String Run.Label. */
const named = ({ name, attributes }) => (attributes.id ? `${name} ${attributes.id}` : name);
const lacks = (name) => (name === 'Override' ? `has no text for ${OTHER_LANGUAGE}` : `lacks ${name}`);

function order(element, shapes) {
  const names = Object.keys(shapes);
  const found = [];
  let last = -1;
  for (const child of element.children) {
    const at = names.indexOf(child.name);
    if (at < 0) found.push(complaint(child, `${child.name} is not known in ${element.name}`));
    else if (at < last) found.push(complaint(child, `${child.name} must stand before ${names[last]}`));
    else if (at === last && !shapes[child.name].many)
      found.push(complaint(child, `${child.name} stands twice in ${named(element)}`));
    last = Math.max(last, at);
  }
  for (const name of names)
    if (!element.children.some((child) => child.name === name))
      found.push(complaint(element, `${named(element)} ${lacks(name)}`));
  return found;
}

function attributes(element, forms) {
  const found = [];
  for (const [name, form] of Object.entries(forms)) {
    const value = element.attributes[name];
    const wrong = value === undefined ? undefined : form(value);
    if (value === undefined) found.push(complaint(element, `${named(element)} lacks the attribute ${name}`));
    else if (wrong) found.push(complaint(element, `${name} of ${element.name} ${wrong}`));
  }
  for (const name of Object.keys(element.attributes))
    if (!Object.hasOwn(forms, name)) found.push(complaint(element, `${name} is no attribute of ${element.name}`));
  return found;
}

/** Between children there may be blanks; in an element that holds nothing, not even these. */
function words(element, { text: form, children }) {
  const wrong = form?.(element.text);
  if (wrong) return [complaint(element, `${element.name} ${wrong}`)];
  const stray = Object.keys(children).length > 0 ? element.text.trim() : element.text;
  return form || stray === '' ? [] : [complaint(element, `${named(element)} has the text "${stray}", where there must be none`)];
}

/** What an unknown element has in it is not looked at. */
function check(element, shape, above) {
  const namespace = shape.namespace ?? above;
  return [
    ...(element.namespace === namespace ? [] : [complaint(element, `${element.name} must be in the namespace ${namespace}`)]),
    ...order(element, shape.children),
    ...attributes(element, shape.attributes),
    ...words(element, shape),
    ...element.children
      .filter(({ name }) => Object.hasOwn(shape.children, name))
      .flatMap((child) => check(child, shape.children[child.name], namespace)),
  ];
}

/** @param {import('./tree.mjs').Element} root @returns {{ line: number, message: string }[]} */
export const structure = (root) =>
  root.name === 'OfficeApp' ? check(root, ROOT, MANIFEST) : [complaint(root, `the root is ${root.name}; it must be OfficeApp`)];
