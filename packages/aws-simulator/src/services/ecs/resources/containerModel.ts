import { ContainerDefinition } from '@aws-sdk/client-ecs';
import { ResourceModel } from '../../ResourceType';
import { templateForm } from '../model/templateForm';

/** The lists and maps that the handler reads of each container, empty if it has none. */
const EMPTY = {
  Command: [],
  CredentialSpecs: [],
  DependsOn: [],
  DnsSearchDomains: [],
  DnsServers: [],
  DockerLabels: {},
  DockerSecurityOptions: [],
  EntryPoint: [],
  Environment: [],
  EnvironmentFiles: [],
  ExtraHosts: [],
  Links: [],
  MountPoints: [],
  PortMappings: [],
  ResourceRequirements: [],
  Secrets: [],
  SystemControls: [],
  Ulimits: [],
  VolumesFrom: [],
};

/** A container of a task definition as the registry reads it. */
export function containerModel(container: ContainerDefinition): ResourceModel {
  const model = { ...EMPTY, ...templateForm(container) };
  return {
    ...model,
    HealthCheck: model.HealthCheck && {
      Interval: 30,
      Retries: 3,
      Timeout: 5,
      ...model.HealthCheck,
    },
    LinuxParameters: model.LinuxParameters && {
      Devices: [],
      Tmpfs: [],
      ...model.LinuxParameters,
    },
    LogConfiguration: model.LogConfiguration && {
      SecretOptions: [],
      ...model.LogConfiguration,
    },
  };
}
