/** What the boundary of pipelines allows for previews, as `allowingStatements` has it. */
export const PREVIEW_STATEMENTS = [
  'Previews',
  'MakeMarked',
  'Vpcs',
  'ChangeMarked',
  'PassPreviews',
].map(sid => `pipelines: Boundary ${sid}`);
