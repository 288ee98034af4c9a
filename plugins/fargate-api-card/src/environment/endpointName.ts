/** AWS's endpoint services, `com.amazonaws.eu-west-1.ecr.api`, also of China, `cn.com.amazonaws.…`. */
const AWS_SERVICE = /^(?:cn\.)?com\.amazonaws\.(?!vpce\.)[^.]+\.(.+)$/;

/** What tells an endpoint service apart: `ecr.api`. Services of others keep their name. */
export function endpointName(service: string): string {
  return AWS_SERVICE.exec(service)?.[1] ?? service;
}
