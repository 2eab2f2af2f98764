import type { FieldOptions } from './fields.ts';

/** A choice in the colour that the schema gives it, e.g. `blueLight2`; grey when it gives none. */
export function Pill({ name, options }: { name: string; options: FieldOptions }) {
  const color = options.choices?.find((choice) => choice.name === name)?.color ?? 'grayLight2';
  const [, hue, shade] = /^(.*?)(Light\d|Bright|Dark\d)$/.exec(color) ?? [];
  return (
    <span class="pill" data-color={hue} data-shade={shade}>
      {name}
    </span>
  );
}
