import { statementsOf } from './policy/decide';
import { PolicyDocument } from '../rights/PolicyDocument';
import { AccessRequest, statementApplies } from './policy/statementApplies';

/**
 * Which statements of IAM's policies the allowed calls have needed so far, with
 * `--iam`: `simulator.world.service(PolicyUse)`.
 *
 * @public
 */
export class PolicyUse {
  readonly #needed = new Set<string>();

  /**
   * The statements that were the only one of a role's policies, or of its
   * boundary, to allow some call: the ARN of the role with the inline policy or
   * of the managed policy, a blank, and the statement's id.
   */
  needed(): string[] {
    return [...this.#needed].sort();
  }

  /** Notes an allowed request. */
  note(request: AccessRequest, policies: readonly PolicySource[]): void {
    const [only, ...others] = policies.flatMap(({ arn, document }) =>
      statementsOf(document)
        .filter(
          statement =>
            statement.Effect === 'Allow' &&
            statementApplies(statement, request),
        )
        .map(({ Sid }) => `${arn} ${Sid}`),
    );
    if (only && !others.length) {
      this.#needed.add(only);
    }
  }
}

/** A policy, by the ARN of itself or of the role that it is part of. */
export interface PolicySource {
  arn: string;
  document: PolicyDocument;
}
