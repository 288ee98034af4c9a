import { Principal } from '../rights/Principal';
import { Rights } from '../rights/Rights';
import { roleAt } from '../services/iam/model/roleAt';

/** The rights of everybody while policies are not evaluated. */
export function allRights(principal: Principal): Rights {
  const rights: Rights = {
    principal,
    require() {},
    requireEach() {},
    via: () => rights,
    ofServiceRole: roleArn =>
      roleAt(principal.account.world, roleArn) ? rights : undefined,
  };
  return rights;
}
