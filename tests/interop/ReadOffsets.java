// SPDX-License-Identifier: GPL-3.0-or-later
// Slices the spans of a jsonl and of a csv export by code points, as Java does it.
import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

class ReadOffsets {
  static String slice(String text, int start, int end) {
    int first = text.offsetByCodePoints(0, start);
    return text.substring(first, text.offsetByCodePoints(first, end - start));
  }

  static void add(JsonArray rows, String id, int part, String words) {
    JsonArray row = new JsonArray();
    row.add(id);
    row.add(part);
    row.add(words);
    rows.add(row);
  }

  public static void main(String[] arguments) throws Exception {
    Gson gson = new Gson();
    JsonObject request = gson.fromJson(Files.readString(Path.of(arguments[0])), JsonObject.class);
    Map<String, String> texts = new HashMap<>();
    JsonArray words = new JsonArray(), cells = new JsonArray();
    for (String line : Files.readString(Path.of(request.get("jsonl").getAsString())).split("\n")) {
      JsonObject article = gson.fromJson(line, JsonObject.class);
      String text = article.get("text").getAsString();
      texts.put(article.get("file").getAsString(), text);
      for (JsonElement element : article.getAsJsonArray("spans")) {
        JsonObject span = element.getAsJsonObject();
        add(words, span.get("id").getAsString(), span.get("part").getAsInt(),
            slice(text, span.get("start").getAsInt(), span.get("end").getAsInt()));
      }
    }
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).build();
    Path table = Path.of(request.get("csv").getAsString());
    try (CSVParser rows = CSVParser.parse(table, StandardCharsets.UTF_8, format)) {
      for (CSVRecord row : rows)
        if (!row.get("start").isEmpty())
          add(cells, row.get("id"), Integer.parseInt(row.get("part")),
              slice(texts.get(row.get("file")), Integer.parseInt(row.get("start")),
                    Integer.parseInt(row.get("end"))));
    }
    JsonObject result = new JsonObject();
    result.add("words", words);
    result.add("cells", cells);
    System.out.write(gson.toJson(result).getBytes(StandardCharsets.UTF_8));
    System.out.flush();
  }
}
