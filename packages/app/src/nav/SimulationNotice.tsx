import { SidebarItem } from '@backstage/core-components';
import ScienceIcon from '@material-ui/icons/CloudOff';

/** Nobody should take the demo's AWS for a real one. */
export const SimulationNotice = () => (
  <SidebarItem icon={ScienceIcon} to="/" text="Simulated AWS" />
);
