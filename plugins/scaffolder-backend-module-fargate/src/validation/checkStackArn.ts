import { InputError } from '@backstage/errors';

const STACK_ARN =
  /^arn:aws[a-z-]*:cloudformation:[a-z0-9-]+:\d{12}:stack\/[A-Za-z][A-Za-z0-9-]*\/[\w-]+$/;

/** @throws InputError with the field, when the text is not the ARN of a stack. */
export function checkStackArn(field: string, arn: string): void {
  if (!STACK_ARN.test(arn)) {
    throw new InputError(
      `${field}: "${arn}" is not the ARN of a stack. Give the output stackArn of the step that deploys it.`,
    );
  }
}
