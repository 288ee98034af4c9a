import { VerbatimReason } from '../../../ResourceType';
import { AwsError } from '../../../../world/AwsError';
import { evaluate } from '../evaluation/evaluate';
import { StackOutput } from '../stacks/Stack';
import { Provisioning } from './Provisioning';
import { importersOf } from '../stacks/importersOf';

/**
 * Evaluates the outputs of a stack whose resources exist.
 *
 * @throws VerbatimReason if an output cannot be evaluated, an export's name is
 *   taken, or an export that goes away or changes is in use
 */
export function outputsOf(provisioning: Provisioning): StackOutput[] {
  const { run, template, scope } = provisioning;
  const { cloudFormation, stack } = run;
  try {
    const outputs = Object.entries(template.Outputs).map(
      ([key, output]): StackOutput => {
        const value = evaluate(output.Value, scope);
        return {
          key,
          value: Array.isArray(value) ? value.join(',') : String(value),
          description: output.Description,
          exportName:
            output.Export && String(evaluate(output.Export.Name, scope)),
        };
      },
    );
    const taken = new Set<string>();
    for (const { exportName } of outputs) {
      const owner = exportName && cloudFormation.exporter(exportName)?.stack;
      if (owner && owner !== stack) {
        throw alreadyExported(exportName, owner.name);
      }
      if (exportName && taken.has(exportName)) {
        throw alreadyExported(exportName, stack.name);
      }
      taken.add(exportName ?? '');
    }
    refuseUsedExports(provisioning, outputs);
    return outputs;
  } catch (error) {
    throw error instanceof AwsError ? new VerbatimReason(error.message) : error;
  }
}

function alreadyExported(
  exportName: string,
  stackName: string,
): VerbatimReason {
  return new VerbatimReason(
    `Export with name ${exportName} is already exported by stack ${stackName}`,
  );
}

function refuseUsedExports(
  { run }: Provisioning,
  outputs: StackOutput[],
): void {
  for (const { exportName, value } of run.stack.outputs) {
    const importer =
      exportName && importersOf(run.cloudFormation, exportName)[0];
    const now = outputs.find(output => output.exportName === exportName);
    if (importer && !now) {
      throw new VerbatimReason(
        `Cannot delete export ${exportName} as it is in use by ${importer}.`,
      );
    }
    if (importer && now!.value !== value) {
      throw new VerbatimReason(
        `Export ${exportName} cannot be updated as it is in use by ${importer}`,
      );
    }
  }
}
