/** Matches AWS's endpoint services: `com.amazonaws.eu-west-1.ecr.api`, in China `cn.com.amazonaws.…`. */
const AWS_SERVICE = /^(?:cn\.)?com\.amazonaws\.(?!vpce\.)[^.]+\.(.+)$/;

/** The short name of an endpoint service, e.g. `ecr.api`. Services that are not AWS's keep their full name. */
export function endpointName(service: string): string {
  return AWS_SERVICE.exec(service)?.[1] ?? service;
}
