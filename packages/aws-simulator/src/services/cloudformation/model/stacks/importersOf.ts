import { CloudFormation } from './CloudFormation';

/** The names of the stacks that use an export. */
export function importersOf(
  cloudFormation: CloudFormation,
  exportName: string,
): string[] {
  return [...cloudFormation.stacks.values()]
    .filter(
      stack =>
        stack.status !== 'DELETE_COMPLETE' && stack.imports.has(exportName),
    )
    .map(stack => stack.name);
}
