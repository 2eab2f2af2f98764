import {
  type BaseSummary,
  type Resources,
  roleTitles,
  type TokenAccess,
} from '@sandtable/contract';
import { useId } from 'preact/hooks';

interface AccessPickerProps {
  readonly access: TokenAccess;
  readonly resources: Resources;
  readonly onChange: (access: TokenAccess) => void;
}

/** Which bases a token reaches: chosen ones, whole workspaces, everything, or an organization. */
export function AccessPicker({ access, resources, onChange }: AccessPickerProps) {
  const id = useId();
  const { workspaces, sharedBases, enterpriseId } = resources;
  const chosen = typeof access === 'object' && !('enterprise' in access) ? access : undefined;
  const kinds: [string, string, boolean, TokenAccess][] = [
    ['Chosen bases and workspaces', '', chosen !== undefined, { bases: [], workspaces: [] }],
    [
      'Everything',
      'All current and future bases in all current and future workspaces',
      access === 'all',
      'all',
    ],
  ];
  if (enterpriseId) {
    const organization = typeof access === 'object' && 'enterprise' in access;
    const hint = 'Every base and workspace of the company, also those you are no collaborator of';
    kinds.push(['The organization', hint, organization, { enterprise: enterpriseId }]);
  }

  const toggleBase = (baseId: string) =>
    onChange({ ...chosen, bases: toggled(chosen?.bases, baseId) });

  return (
    <fieldset class="stack tight">
      <legend>Access</legend>
      <p class="hint">Where the token works. It never reaches further than you do.</p>
      {kinds.map(([title, hint, current, value], index) => (
        <div class="check" key={title}>
          <input
            type="radio"
            name={`${id}kind`}
            id={`${id}kind${index}`}
            checked={current}
            onChange={() => onChange(value)}
          />
          <label for={`${id}kind${index}`}>{title}</label>
          {hint && <span class="hint">{hint}</span>}
        </div>
      ))}
      {chosen && workspaces.length + sharedBases.length === 0 && (
        <p class="hint">There is nothing to choose yet: no base is shared with this account.</p>
      )}
      {chosen && workspaces.length + sharedBases.length > 0 && (
        <div class="picker">
          {workspaces.map(({ id: workspaceId, name, bases }) => {
            const whole = chosen.workspaces?.includes(workspaceId) ?? false;
            return (
              <fieldset key={workspaceId}>
                <legend class="group-title">{name}</legend>
                <div class="check">
                  <input
                    type="checkbox"
                    id={id + workspaceId}
                    checked={whole}
                    onChange={() =>
                      onChange({ ...chosen, workspaces: toggled(chosen.workspaces, workspaceId) })
                    }
                  />
                  <label for={id + workspaceId}>All current and future bases in {name}</label>
                </div>
                {bases.map((base) => (
                  <BaseCheck
                    key={base.id}
                    id={id + base.id}
                    base={base}
                    covered={whole}
                    checked={whole || (chosen.bases?.includes(base.id) ?? false)}
                    onToggle={() => toggleBase(base.id)}
                  />
                ))}
              </fieldset>
            );
          })}
          {sharedBases.length > 0 && (
            <fieldset>
              <legend class="group-title">Shared with you</legend>
              {sharedBases.map((base) => (
                <BaseCheck
                  key={base.id}
                  id={id + base.id}
                  base={base}
                  covered={false}
                  checked={chosen.bases?.includes(base.id) ?? false}
                  onToggle={() => toggleBase(base.id)}
                />
              ))}
            </fieldset>
          )}
        </div>
      )}
    </fieldset>
  );
}

interface BaseCheckProps {
  readonly id: string;
  readonly base: BaseSummary;
  /** Whether its workspace was chosen as a whole. */
  readonly covered: boolean;
  readonly checked: boolean;
  readonly onToggle: () => void;
}

function BaseCheck({ id, base, covered, checked, onToggle }: BaseCheckProps) {
  return (
    <div class="check">
      <input type="checkbox" id={id} disabled={covered} checked={checked} onChange={onToggle} />
      <label for={id}>
        {base.name} <span class="hint">you are {roleTitles[base.permissionLevel]}</span>
      </label>
    </div>
  );
}

function toggled(ids: readonly string[] | undefined = [], id: string): string[] {
  return ids.includes(id) ? ids.filter((each) => each !== id) : [...ids, id];
}
