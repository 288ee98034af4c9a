import { Document } from 'yaml';
import { Grant, Statement } from './Grant';
import { grantStatement } from './grantStatement';

const POLICIES = ['Resources', 'TaskRole', 'Properties', 'Policies'];

/** Writes the grants into the task role of a template, in place of those it has. */
export function setGrants(document: Document, grants: readonly Grant[]): void {
  if (grants.length) {
    document.setIn(
      POLICIES,
      document.createNode([
        {
          PolicyName: 'grants',
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: grants.map(grantStatement),
          },
        },
      ]),
    );
  } else {
    document.deleteIn(POLICIES);
  }
}

/** The statements of the task role in a template. */
export function statementsIn(document: Document): Statement[] {
  const [policy] = (document.toJS().Resources?.TaskRole?.Properties?.Policies ??
    []) as { PolicyDocument?: { Statement?: Statement[] } }[];
  return policy?.PolicyDocument?.Statement ?? [];
}
