import { Principal } from '../rights/Principal';
import { Rights } from '../rights/Rights';
import { allRights } from './allRights';
import { EvaluatedRights } from './EvaluatedRights';

/** @param iam - whether callers may do only what IAM's policies allow */
export function rightsOf(principal: Principal, iam: boolean): Rights {
  return iam ? new EvaluatedRights(principal) : allRights(principal);
}
