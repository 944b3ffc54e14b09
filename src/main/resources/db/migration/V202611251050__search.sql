create function folded(words text) returns text
    language sql immutable parallel safe
    as $$ select translate(lower(words), 'әғқңөұүһіёэй.,-"«»„“()ьъ', 'агкноуухиееи          ') $$;
comment on function folded(text) is 'As the names'' key: Kazakh letters as the Russian ones that people type for them; punctuation is blank.';
