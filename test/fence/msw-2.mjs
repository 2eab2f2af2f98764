import { registerHooks } from 'node:module';

/** Everything that asks for msw gets version 2, from the folder that has it. */
registerHooks({
  resolve(specifier, context, next) {
    if (!/^msw($|\/)/.test(specifier)) return next(specifier, context);
    return next(specifier.replace('msw', 'msw2'), { ...context, parentURL: import.meta.url });
  },
});
