/** The result of one node. */
export type Outcome = 'done' | 'failed';

/**
 * Runs every node as soon as its dependencies are ready, in parallel. A node
 * may be ready before it is done. Nodes that depend on a failed node do not
 * run.
 *
 * @returns the nodes that were run, by outcome
 */
export async function runGraph(
  graph: Map<string, string[]>,
  run: (id: string, ready: () => void) => Promise<Outcome>,
  stopped: () => boolean = () => false,
): Promise<Map<string, Outcome>> {
  const outcomes = new Map<string, Outcome>();
  const nodes = new Map([...graph.keys()].map(id => [id, deferred()]));
  await Promise.all(
    [...graph].map(async ([id, needs]) => {
      const node = nodes.get(id)!;
      const ready = await Promise.all(
        needs.map(need => nodes.get(need)?.promise ?? true),
      );
      if (stopped() || !ready.every(Boolean)) {
        node.resolve(false);
        return;
      }
      const outcome = await run(id, () => node.resolve(true));
      outcomes.set(id, outcome);
      node.resolve(outcome === 'done');
    }),
  );
  return outcomes;
}

/** The graph with every edge reversed. */
export function reversed(graph: Map<string, string[]>): Map<string, string[]> {
  const result = new Map<string, string[]>(
    [...graph.keys()].map(id => [id, []]),
  );
  for (const [id, needs] of graph) {
    for (const need of needs) {
      result.get(need)?.push(id);
    }
  }
  return result;
}

function deferred() {
  let resolve: (ready: boolean) => void = () => {};
  const promise = new Promise<boolean>(done => {
    resolve = done;
  });
  return { promise, resolve };
}
