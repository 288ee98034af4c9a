import { PresetName, Sidecar, SidecarInput } from './Sidecar';

/**
 * The sidecars of which everything is known.
 *
 * @see https://github.com/aws-observability/aws-otel-collector/blob/main/config/ecs/ecs-xray.yaml
 */
const PRESETS: Readonly<Record<PresetName, Sidecar>> = {
  'adot-collector': {
    name: 'adot-collector',
    image: 'public.ecr.aws/aws-observability/aws-otel-collector:v0.43.1',
    command: ['--config=/etc/ecs/ecs-xray.yaml'],
    healthCheck: { command: ['CMD', '/healthcheck'] },
  },
};

/** A sidecar with the values of its preset, if it has one, where it gives none. */
export function withPreset({ preset, ...given }: SidecarInput): SidecarInput {
  return preset ? { ...PRESETS[preset], ...given } : given;
}
