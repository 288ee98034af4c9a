import type {
  ListExportsInput,
  ListExportsOutput,
  ListImportsInput,
  ListImportsOutput,
} from '@aws-sdk/client-cloudformation';
import { CallContext } from '../../ServiceDefinition';
import { CloudFormation } from '../model/stacks/CloudFormation';
import { importersOf } from '../model/stacks/importersOf';
import { validationError } from '../model/validationError';
import { page } from './page';

/** ListExports. */
export function ListExports(
  { region }: CallContext,
  { NextToken }: ListExportsInput,
): ListExportsOutput {
  const exports = [...region.service(CloudFormation).stacks.values()].flatMap(
    stack =>
      stack.outputs.flatMap(({ exportName, value }) =>
        exportName
          ? [{ ExportingStackId: stack.id, Name: exportName, Value: value }]
          : [],
      ),
  );
  const { items, nextToken } = page(exports, NextToken, 100);
  return { Exports: items, NextToken: nextToken };
}

/** ListImports. */
export function ListImports(
  { region }: CallContext,
  { ExportName, NextToken }: ListImportsInput,
): ListImportsOutput {
  const names = importersOf(region.service(CloudFormation), ExportName!);
  if (names.length === 0) {
    throw validationError(
      `Export '${ExportName}' is not imported by any stack.`,
    );
  }
  const { items, nextToken } = page(names, NextToken, 100);
  return { Imports: items, NextToken: nextToken };
}
