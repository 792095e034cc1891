// Text reaches the page through textContent and setAttribute only, because message bodies can contain anything.

export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter(child => child !== null));
  return element;
}

export function time(seconds) {
  const date = new Date(seconds * 1000);
  if (Number.isNaN(date.getTime())) return el("span", {}, String(seconds));
  const today = date.toDateString() === new Date().toDateString();
  const text = today ? date.toLocaleTimeString() : date.toLocaleString();
  return el("time", { datetime: date.toISOString(), title: date.toLocaleString() }, text);
}

// Keeps the elements of items that stay, so that focus, selection, scroll position and opened details survive an update.
export function sync(list, items, key, create) {
  const present = new Map([...list.children].map(child => [child.dataset.key, child]));
  let next = list.firstElementChild;
  for (const item of items) {
    const itemKey = key(item);
    let child = present.get(itemKey);
    present.delete(itemKey);
    if (!child) {
      child = create(item);
      child.dataset.key = itemKey;
    }
    if (child === next) next = next.nextElementSibling;
    else list.insertBefore(child, next);
  }
  for (const gone of present.values()) gone.remove();
}
