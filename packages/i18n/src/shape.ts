/** A catalogue with the keys of another one and its own words: a missing or surplus key does not compile. */
export type SameShape<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameShape<T[K]> }
