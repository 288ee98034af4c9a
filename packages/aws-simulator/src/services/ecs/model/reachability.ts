import { Region } from '../../../world/World';
import { egress } from '../../ec2/model/network';
import { Ec2 } from '../../ec2/model/Ec2';
import { NetworkInterface } from '../../ec2/model/types';

/** Whether a network interface reaches `internet` or a service by HTTPS. */
export function reachability(
  region: Region,
  attached: NetworkInterface,
): (to: string) => boolean {
  const from = {
    subnetId: attached.subnetId,
    securityGroupIds: attached.securityGroupIds,
    privateIp: attached.privateIp,
    publicIp: attached.publicIp !== undefined,
  };
  return to => egress(region.service(Ec2), from, to, 443).reachable;
}
