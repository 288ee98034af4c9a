/** A Query form as a tree: `Tags.member.1.Key=a` is four levels deep. */
export class FormTree {
  value: string | undefined;
  readonly children = new Map<string, FormTree>();

  /** The form without the keys in `skip`. */
  static parse(form: URLSearchParams, skip: ReadonlySet<string>): FormTree {
    const root = new FormTree();
    for (const [key, value] of form) {
      if (!skip.has(key)) {
        let node = root;
        for (const step of key.split('.')) {
          node = node.#child(step);
        }
        node.value = value;
      }
    }
    return root;
  }

  /** The children 1, 2, 3, … in order; `undefined` if there are other keys. */
  items(): FormTree[] | undefined {
    const items: [number, FormTree][] = [];
    for (const [key, child] of this.children) {
      if (!/^[1-9]\d*$/.test(key)) {
        return undefined;
      }
      items.push([Number(key), child]);
    }
    return items.sort(([a], [b]) => a - b).map(([, child]) => child);
  }

  #child(step: string): FormTree {
    let child = this.children.get(step);
    if (!child) {
      child = new FormTree();
      this.children.set(step, child);
    }
    return child;
  }
}
