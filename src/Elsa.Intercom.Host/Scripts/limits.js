// Methods that can use much memory or time in one step, where the engine doesn't check its limits, check their result first.
(() => {
  const longestText = 16 * 1024 * 1024;
  const deepest = 64;
  const apply = Reflect.apply;
  const tooLong = () => { throw new RangeError('it makes a text of more than 16,777,216 characters'); };

  change(String.prototype, 'repeat', (repeat, text, [count]) => String(text).length * count > longestText ? tooLong() : apply(repeat, text, [count]));

  for (const name of ['padStart', 'padEnd'])
    change(String.prototype, name, (pad, text, given) => given[0] > longestText ? tooLong() : apply(pad, text, given));

  // A function in place of a text lets the engine check its limits at each match.
  for (const name of ['replace', 'replaceAll']) {
    change(String.prototype, name, (replace, text, [pattern, by]) => {
      if (typeof by === 'function' || String(text).length * String(by).length <= longestText)
        return apply(replace, text, [pattern, by]);

      const found = String(by);
      return found.includes('$') ? tooLong() : apply(replace, text, [pattern, () => { return found; }]);
    });
  }

  change(Array.prototype, 'join', (join, list, given) => {
    const between = given[0] === undefined ? 1 : String(given[0]).length;
    let length = 0;

    for (let i = 0; i < list.length; i++) {
      length += between + (typeof list[i] === 'string' ? list[i].length : 0);

      if (length > longestText)
        tooLong();
    }

    return apply(join, list, given);
  });

  change(JSON, 'stringify', (stringify, json, given) => {
    for (let level = new Set([given[0]]), depth = 0; level.size > 0 && level.size < 10000; depth++) {
      if (depth > deepest)
        throw new RangeError(`it writes JSON that contains itself, or is nested deeper than ${deepest} levels`);

      const next = new Set();

      for (const value of level) {
        if (value !== null && typeof value === 'object' && (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype)) {
          for (const inner of Object.values(value))
            next.add(inner);
        }
      }

      level = next;
    }

    return apply(stringify, json, given);
  });

  function change(owner, name, instead) {
    const original = owner[name];
    Object.defineProperty(owner, name, { value: { [name](...given) { return instead(original, this, given); } }[name], writable: true, configurable: true });
  }
})();
