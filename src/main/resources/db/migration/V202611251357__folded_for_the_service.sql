-- A new function may be executed by everybody until that is taken back; the look-up executes its own only.
revoke execute on function folded(text) from public;
grant execute on function folded(text) to ${app};
